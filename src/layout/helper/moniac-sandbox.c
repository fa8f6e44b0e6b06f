/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Takes from this process what a layout does not need: plain limits (setrlimit) on time and memory, and two
 * filters of system calls (seccomp), one for loading and a stricter one for computing. What is refused fails
 * with EPERM and does not kill, so that a C library that tries something new goes on. Where the kernel
 * knows no filters, the limits still hold. */
#include "moniac-sandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <signal.h>
#include <stddef.h>
#include <sys/mman.h>
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
/* Calls of another architecture have other numbers; on x86-64 those of x32 are far above. */
#define THIS_ARCHITECTURE_ONLY                                                    \
  LOAD (arch),                                                                    \
  BPF_JUMP (BPF_JMP | BPF_JEQ | BPF_K, THIS_ARCHITECTURE, 1, 0),                  \
  REFUSE,                                                                         \
  LOAD (nr)
#define REFUSE_CALL(name) BPF_JUMP (BPF_JMP | BPF_JEQ | BPF_K, SYS_##name, 0, 1), REFUSE
#define ALLOW_CALL(name) BPF_JUMP (BPF_JMP | BPF_JEQ | BPF_K, SYS_##name, 0, 1), ALLOW
/* Allows a call without any of the bits in the given argument, and refuses it with them. */
#define DECIDE_BY_BITS(name, argument, bits)                                      \
  BPF_JUMP (BPF_JMP | BPF_JEQ | BPF_K, SYS_##name, 0, 4), LOAD (args[argument]),  \
  BPF_JUMP (BPF_JMP | BPF_JSET | BPF_K, (bits), 0, 1), REFUSE, ALLOW
#define REFUSE_WRITING(name, argument)                                            \
  DECIDE_BY_BITS (name, argument, O_WRONLY | O_RDWR | O_CREAT | O_TRUNC)

static void
install (struct sock_filter *filter,
         unsigned short      n)
{
  struct sock_fprog program = { n, filter };

  (void) prctl (PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program, 0, 0);
}

static void
filter_for_loading (void)
{
  struct sock_filter filter[] = {
    THIS_ARCHITECTURE_ONLY,
    REFUSE_CALL (execve),
    REFUSE_CALL (execveat),
    REFUSE_CALL (clone),
#ifdef SYS_clone3
    REFUSE_CALL (clone3),
#endif
    REFUSE_CALL (socket),
    REFUSE_CALL (socketpair),
    REFUSE_CALL (connect),
    REFUSE_CALL (bind),
    REFUSE_CALL (ptrace),
    REFUSE_CALL (kill),
    REFUSE_CALL (unlinkat),
    REFUSE_CALL (renameat),
    REFUSE_CALL (renameat2),
    REFUSE_CALL (linkat),
    REFUSE_CALL (symlinkat),
    REFUSE_CALL (mkdirat),
    REFUSE_CALL (truncate),
    REFUSE_CALL (openat2),
#ifdef SYS_unlink
    REFUSE_CALL (unlink),
    REFUSE_CALL (rename),
    REFUSE_CALL (link),
    REFUSE_CALL (symlink),
    REFUSE_CALL (mkdir),
    REFUSE_CALL (fork),
    REFUSE_CALL (vfork),
    REFUSE_WRITING (open, 1),
#endif
    REFUSE_WRITING (openat, 2),
    ALLOW,
  };

  install (filter, sizeof filter / sizeof filter[0]);
}

static void
filter_for_computing (void)
{
  struct sock_filter filter[] = {
    THIS_ARCHITECTURE_ONLY,
    ALLOW_CALL (read),
    ALLOW_CALL (write),
    ALLOW_CALL (close),
    ALLOW_CALL (brk),
    ALLOW_CALL (munmap),
    ALLOW_CALL (mremap),
    ALLOW_CALL (madvise),
    DECIDE_BY_BITS (mmap, 2, PROT_EXEC),
    DECIDE_BY_BITS (mprotect, 2, PROT_EXEC),
    ALLOW_CALL (futex),
    ALLOW_CALL (clock_gettime),
    ALLOW_CALL (getrandom),
    ALLOW_CALL (rt_sigreturn),
    ALLOW_CALL (rt_sigaction),
    ALLOW_CALL (rt_sigprocmask),
    ALLOW_CALL (sigaltstack),
    ALLOW_CALL (getpid),
    ALLOW_CALL (gettid),
    ALLOW_CALL (sched_yield),
    ALLOW_CALL (exit),
    ALLOW_CALL (exit_group),
    REFUSE,
  };

  install (filter, sizeof filter / sizeof filter[0]);
}

#else

static void
filter_for_loading (void)
{
}

static void
filter_for_computing (void)
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

  /* Nobody is left to wait for an answer. */
  (void) prctl (PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);
  if (prctl (PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0)
    filter_for_loading ();
}

void
moniac_sandbox_close (void)
{
  filter_for_computing ();
}
