import { createServer } from 'node:http';
import { type AddressInfo, type Socket, connect } from 'node:net';

/** The way out of a browser under test: binance.com leads to the practice site, everything else nowhere. */
export interface ConnectProxy {
  readonly port: number;
  readonly refused: readonly string[];
  close(): Promise<void>;
}

/** Starts the proxy on 127.0.0.1, on a free port unless one is given; `also`: more hosts that lead to the site. */
export async function startConnectProxy(
  sitePort: number,
  port = 0,
  also: readonly string[] = [],
): Promise<ConnectProxy> {
  const refused: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((request, response) => {
    refused.push(request.url ?? '');
    response.writeHead(502).end();
  });
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    // A browser that is killed leaves its connections open.
    socket.on('error', () => socket.destroy());
  });
  server.on('connect', (request, client, head: Buffer) => {
    const target = request.url ?? '';
    const known = /^(?:(?:[a-z0-9-]+\.)*binance\.com|testnet\.binance\.vision):443$/.test(target);
    if (!known && !also.some((host) => target === `${host}:443`)) {
      refused.push(target);
      client.end('HTTP/1.1 502 Not here\r\n\r\n');
      return;
    }
    const site = connect(sitePort, '127.0.0.1', () => {
      client.write('HTTP/1.1 200 OK\r\n\r\n');
      site.write(head);
      site.pipe(client).pipe(site);
    });
    site.on('error', () => client.destroy());
    client.on('error', () => site.destroy());
  });
  await new Promise<void>((done) => server.listen(port, '127.0.0.1', done));
  return {
    port: (server.address() as AddressInfo).port,
    refused,
    close: () =>
      new Promise((done) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => done());
      }),
  };
}
