// The peer of the benchmark: Socket.IO on Node, with the handler that every server of a run has:
// join the room on connect, broadcast what comes. Prints "listening <port>" once it serves; answers
// "heap" on its standard input with the bytes in use after a full collection (--expose-gc); ends
// with its standard input, so that it never outlives the run that started it.
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { Server } from "socket.io";

const ROOM = "bench";

const http = createServer();
const io = new Server(http, { transports: ["websocket"], serveClient: false });

io.on("connection", (socket) => {
  socket.join(ROOM);
  socket.on("chat_message", (message) => io.to(ROOM).emit("new_message", message));
});

http.listen({ host: "127.0.0.1", port: 0, backlog: 4096 }, () => {
  const { version } = createRequire(import.meta.url)("socket.io/package.json");
  console.log(`socket.io ${version} on Node ${process.versions.node}`);
  console.log(`listening ${http.address().port}`);
});

process.stdin.on("end", () => process.exit(0));
process.stdin.on("data", () => {
  globalThis.gc();
  globalThis.gc();
  console.log(`heap ${process.memoryUsage().heapUsed}`);
});
