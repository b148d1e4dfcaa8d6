// Preloaded into each child: when the launcher is gone, killed or not, the child stops as if asked to. What the child
// forks loads this file as well, and needs its own channel as it is.
if (process.env.COURANT_LAUNCHER === String(process.ppid)) {
  process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'));
  process.channel?.unref();
}
