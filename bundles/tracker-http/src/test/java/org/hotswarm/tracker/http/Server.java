package org.hotswarm.tracker.http;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server on loopback that answers as a test says and remembers what it was asked. */
final class Server implements AutoCloseable {
  /** How to answer. */
  interface Script {
    void answer(String head, OutputStream out) throws Exception;
  }

  /** Heads of the requests, lines ended by CR LF. */
  final List<String> heads = Collections.synchronizedList(new ArrayList<>());

  /** Who asked. */
  final List<InetAddress> clients = Collections.synchronizedList(new ArrayList<>());

  /** Counts down when a client went away in the middle of an answer. */
  final CountDownLatch deserted = new CountDownLatch(1);

  private final ServerSocket socket;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private volatile Script script;

  Server(Script script) throws IOException {
    this(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), script);
  }

  Server(ServerSocket socket, Script script) {
    this.socket = socket;
    this.script = script;
    threads.execute(this::accept);
  }

  /** Always answers {@code body} with 200. */
  static Server answering(byte[] body) throws IOException {
    return new Server((head, out) -> ok(out, "", body));
  }

  static Server answering(String body) throws IOException {
    return answering(body.getBytes(StandardCharsets.ISO_8859_1));
  }

  static void ok(OutputStream out, String headers, byte[] body) throws IOException {
    send(out, "200 OK", headers, body);
  }

  static void send(OutputStream out, String status, String headers, byte[] body)
      throws IOException {
    write(out, "HTTP/1.1 " + status + "\r\n" + headers);
    write(out, "Content-Length: " + body.length + "\r\n\r\n");
    out.write(body);
    out.flush();
  }

  static void redirect(OutputStream out, String location) throws IOException {
    send(out, "302 Found", "Location: " + location + "\r\n", new byte[0]);
  }

  static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  void script(Script next) {
    script = next;
  }

  int port() {
    return socket.getLocalPort();
  }

  String origin() {
    return "http://tracker.test:" + port();
  }

  String head() {
    return heads.get(heads.size() - 1);
  }

  String requestLine() {
    return head().substring(0, head().indexOf("\r\n"));
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        Socket client = socket.accept();
        threads.execute(() -> serve(client));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket client) {
    try (client) {
      clients.add(client.getInetAddress());
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
      StringBuilder head = new StringBuilder();
      for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
        head.append(line).append("\r\n");
      }
      heads.add(head.toString());
      script.answer(head.toString(), client.getOutputStream());
    } catch (SocketException gone) {
      deserted.countDown();
    } catch (Exception broken) {
      heads.add("broken: " + broken);
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
    threads.shutdownNow();
  }
}
