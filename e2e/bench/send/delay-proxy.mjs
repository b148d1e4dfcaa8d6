// node delay-proxy.mjs PORT TARGET_PORT MILLISECONDS — carries TCP to a port of this machine, each way so much later.
import { connect, createServer } from 'node:net';

const [port, target, milliseconds] = process.argv.slice(2).map(Number);

/** Passes on what comes from `from`, and its end, in order. */
function carry(from, to) {
  from.on('data', (chunk) => setTimeout(() => to.writable && to.write(chunk), milliseconds));
  from.on('end', () => setTimeout(() => to.end(), milliseconds));
  from.on('error', () => to.destroy());
  from.setNoDelay(true);
}

createServer({ allowHalfOpen: true }, (near) => {
  const far = connect({ port: target, host: '127.0.0.1', allowHalfOpen: true });
  carry(near, far);
  carry(far, near);
}).listen(port, '127.0.0.1', 511);
