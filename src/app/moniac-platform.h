/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the program arranges with the system before anything else runs. */
#pragma once

/* Frames of an animation are buffers of several megabytes. Returned to the system after every frame, each of
 * their pages would be faulted in again for the next one. */
void moniac_platform_keep_large_buffers (void);
/* Without a GPU, GTK would draw through OpenGL in software: twenty times the work for each frame. Before
 * GTK is initialized. */
void moniac_platform_choose_renderer    (void);
