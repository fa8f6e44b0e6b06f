/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Takes from this process what a layout does not need. */
#pragma once

void moniac_sandbox_enter (void);
