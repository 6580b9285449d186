package es.sml.connector.testing.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.concurrent.locks.LockSupport;

/** One connection through a {@link ToxicProxy}: two threads that pump. */
final class ToxicLink {
  private final ToxicProxy proxy;
  private final Socket client;
  private volatile Socket server;
  private volatile boolean spoilt;
  private int sent;

  ToxicLink(ToxicProxy proxy, Socket client) {
    this.proxy = proxy;
    this.client = client;
  }

  /** Connects to the other side, or resets the client if it is away. */
  void open(int upstream) {
    try {
      server = new Socket(InetAddress.getLoopbackAddress(), upstream);
      server.setTcpNoDelay(true);
      client.setTcpNoDelay(true);
    } catch (IOException e) {
      reset(); // as if the proxy were not there
      return;
    }
    start("up", this::pumpUp);
    start("down", this::pumpDown);
  }

  boolean isSpoilt() {
    return spoilt;
  }

  /** RST to both sides. */
  void reset() {
    reset(client);
    reset(server);
    proxy.forget(this);
  }

  private void start(String direction, Pump pump) {
    Thread thread =
        new Thread(
            () -> {
              try {
                pump.run();
              } catch (IOException e) {
                // if either side goes away, the other follows
              } finally {
                reset();
              }
            },
            "toxic-" + direction);
    thread.setDaemon(true);
    thread.start();
  }

  private void pumpUp() throws IOException {
    InputStream in = client.getInputStream();
    OutputStream out = server.getOutputStream();
    byte[] bytes = new byte[16_384];
    for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
      proxy.tap().before(bytes, read);
      Toxic toxic = proxy.toxic();
      if (toxic instanceof Toxic.Blackhole) {
        swallow(toxic);
      } else if (toxic instanceof Toxic.LimitData limit && sent + read > limit.bytes()) {
        out.write(bytes, 0, Math.max(0, limit.bytes() - sent));
        strike();
        return;
      } else {
        pass(toxic, out, bytes, read);
        proxy.tap().after(bytes, read);
      }
      sent += read;
    }
  }

  private void pumpDown() throws IOException {
    InputStream in = server.getInputStream();
    OutputStream out = client.getOutputStream();
    byte[] bytes = new byte[16_384];
    for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
      Toxic toxic = proxy.toxic();
      if (toxic instanceof Toxic.ResetPeer) {
        strike();
        return;
      }
      if (toxic instanceof Toxic.Blackhole) {
        swallow(toxic);
      } else {
        pass(toxic, out, bytes, read);
      }
    }
  }

  private void swallow(Toxic toxic) {
    strike();
    // The proxy was healed after this thread had read the toxic, and did not see this link as
    // spoilt.
    if (proxy.toxic() != toxic) {
      reset();
    }
  }

  private static void pass(Toxic toxic, OutputStream out, byte[] bytes, int length)
      throws IOException {
    if (toxic instanceof Toxic.Slicer slicer) {
      for (int at = 0; at < length; at += slicer.bytes()) {
        out.write(bytes, at, Math.min(slicer.bytes(), length - at));
        pause(slicer.pauseMilliseconds());
      }
      return;
    }
    if (toxic instanceof Toxic.Latency latency) {
      pause(latency.milliseconds());
    } else if (toxic instanceof Toxic.Bandwidth bandwidth) {
      pause(length * 1000L / bandwidth.bytesPerSecond());
    }
    out.write(bytes, 0, length);
  }

  private void strike() {
    if (!spoilt) {
      spoilt = true;
      proxy.countStrike();
    }
  }

  private static void pause(long milliseconds) {
    LockSupport.parkNanos(milliseconds * 1_000_000);
  }

  private static void reset(Socket socket) {
    if (socket == null) {
      return;
    }
    try {
      socket.setSoLinger(true, 0);
    } catch (IOException e) {
      // closed already
    }
    try {
      socket.close();
    } catch (IOException e) {
      throw new IllegalStateException("a socket that does not close", e);
    }
  }

  private interface Pump {
    void run() throws IOException;
  }
}
