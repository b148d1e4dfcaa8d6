// Preloaded into each child: when the launcher is gone, killed or not, the child stops as if asked to.
process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'));
process.channel?.unref();
