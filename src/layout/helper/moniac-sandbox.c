/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Takes from this process what a layout does not need: time and memory without end, new
 * processes, the network, files to write. Reading stays, because Graphviz loads plugins. Where the
 * kernel does not know a limit, the rest still holds. */
#include "moniac-sandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>

#define CPU_SECONDS 60
#define MEMORY_BYTES (2ul << 30)
#define OPEN_FILES 64

#if defined(__x86_64__)
#define THIS_ARCHITECTURE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define THIS_ARCHITECTURE AUDIT_ARCH_AARCH64
#endif

static void
limit (int    resource,
       rlim_t most)
{
  struct rlimit value = { most, most };

  (void) setrlimit (resource, &value);
}

#ifdef THIS_ARCHITECTURE

#define LOAD(field) BPF_STMT (BPF_LD | BPF_W | BPF_ABS, offsetof (struct seccomp_data, field))
#define ALLOW BPF_STMT (BPF_RET | BPF_K, SECCOMP_RET_ALLOW)
#define REFUSE BPF_STMT (BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM)
#define REFUSE_CALL(name) BPF_JUMP (BPF_JMP | BPF_JEQ | BPF_K, SYS_##name, 0, 1), REFUSE
/* Refuses to open for writing; the flags are the given argument. */
#define REFUSE_WRITING(name, argument)                                            \
  BPF_JUMP (BPF_JMP | BPF_JEQ | BPF_K, SYS_##name, 0, 4), LOAD (args[argument]),  \
  BPF_JUMP (BPF_JMP | BPF_JSET | BPF_K, O_WRONLY | O_RDWR | O_CREAT | O_TRUNC, 0, 1), REFUSE, ALLOW

static void
filter_calls (void)
{
  struct sock_filter filter[] = {
    LOAD (arch),
    BPF_JUMP (BPF_JMP | BPF_JEQ | BPF_K, THIS_ARCHITECTURE, 1, 0),
    REFUSE,
    LOAD (nr),
    REFUSE_CALL (execve),
    REFUSE_CALL (execveat),
    REFUSE_CALL (socket),
    REFUSE_CALL (connect),
    REFUSE_CALL (bind),
    REFUSE_CALL (ptrace),
    REFUSE_CALL (kill),
    REFUSE_CALL (unlinkat),
    REFUSE_CALL (renameat),
    REFUSE_CALL (renameat2),
    REFUSE_CALL (mkdirat),
    REFUSE_CALL (truncate),
    REFUSE_CALL (openat2),
#ifdef SYS_unlink
    REFUSE_CALL (unlink),
    REFUSE_CALL (rename),
    REFUSE_CALL (mkdir),
    REFUSE_CALL (fork),
    REFUSE_CALL (vfork),
    REFUSE_WRITING (open, 1),
#endif
    REFUSE_WRITING (openat, 2),
    ALLOW,
  };
  struct sock_fprog program = { sizeof filter / sizeof filter[0], filter };

  (void) prctl (PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program, 0, 0);
}

#else

static void
filter_calls (void)
{
}

#endif

void
moniac_sandbox_enter (void)
{
  limit (RLIMIT_CPU, CPU_SECONDS);
  limit (RLIMIT_CORE, 0);
  limit (RLIMIT_FSIZE, 0);
  limit (RLIMIT_NOFILE, OPEN_FILES);
#ifndef __SANITIZE_ADDRESS__
  limit (RLIMIT_AS, MEMORY_BYTES);
#endif

  if (prctl (PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0)
    filter_calls ();
}
