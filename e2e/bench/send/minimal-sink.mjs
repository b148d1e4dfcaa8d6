// Takes every message and forgets it; speaks just enough SMTP, with PIPELINING. For machines without Debian's smtp-sink.
import { createServer } from 'node:net';

const END = Buffer.from('\r\n.\r\n');

createServer({ noDelay: true }, (socket) => {
  let rest = Buffer.alloc(0);
  let inData = false;
  socket.on('error', () => socket.destroy());
  socket.write('220 sink\r\n');
  socket.on('data', (chunk) => {
    rest = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
    let answer = '';
    for (;;) {
      if (inData) {
        const end = rest.indexOf(END);
        if (end < 0) {
          rest = rest.subarray(Math.max(0, rest.length - END.length + 1));
          break;
        }
        rest = rest.subarray(end + END.length);
        inData = false;
        answer += '250 2.0.0 taken\r\n';
        continue;
      }
      const end = rest.indexOf('\r\n');
      if (end < 0) break;
      const command = rest.subarray(0, 4).toString('latin1').toUpperCase();
      rest = rest.subarray(end + 2);
      if (command === 'EHLO') answer += '250-sink\r\n250-PIPELINING\r\n250 8BITMIME\r\n';
      else if (command === 'DATA') {
        answer += '354 go on\r\n';
        inData = true;
      } else if (command === 'QUIT') {
        socket.end(`${answer}221 bye\r\n`);
        return;
      } else answer += '250 2.0.0 yes\r\n';
    }
    if (answer) socket.write(answer);
  });
}).listen(Number(process.argv[2]), '127.0.0.1');
