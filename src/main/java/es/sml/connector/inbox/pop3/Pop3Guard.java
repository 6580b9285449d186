package es.sml.connector.inbox.pop3;

import es.sml.connector.inbox.Inbox;
import es.sml.connector.inbox.connection.Security;
import es.sml.connector.inbox.connection.UnconnectedSockets;
import jakarta.mail.Message;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Limits how much, how slowly and how long silent a POP3 server may send. Angus Mail keeps a whole
 * response in memory before it returns any of it.
 */
public final class Pop3Guard extends UnconnectedSockets {
  private static final String KEY = Pop3Guard.class.getName();
  private static final String PATIENCE_MILLISECONDS = "20000";

  /** The most bytes of a response without a mail, such as a list of some 100,000 UIDLs. */
  private static final long TALK = 8L << 20;

  private static final Duration TALK_WITHIN = Duration.ofMinutes(10);

  private final AtomicLong allowance = new AtomicLong();
  private volatile long end;
  private volatile boolean over;

  private Pop3Guard() {}

  /** Returns the properties of a session with guarded connections. */
  public static Properties properties(Inbox inbox) {
    String prefix = "mail." + (inbox.security() == Security.TLS ? "pop3s" : "pop3");
    Properties properties = new Properties();
    Pop3Guard guard = new Pop3Guard();
    properties.put(KEY, guard);
    properties.put(prefix + ".socketFactory", guard);
    // Otherwise Angus Mail would retry with an unguarded socket after a failure.
    properties.setProperty(prefix + ".socketFactory.fallback", "false");
    properties.setProperty(prefix + ".connectiontimeout", PATIENCE_MILLISECONDS);
    properties.setProperty(prefix + ".timeout", PATIENCE_MILLISECONDS);
    properties.setProperty(prefix + ".ssl.checkserveridentity", "true");
    String startTls = String.valueOf(inbox.security() == Security.STARTTLS);
    properties.setProperty(prefix + ".starttls.enable", startTls);
    properties.setProperty(prefix + ".starttls.required", startTls);
    return properties;
  }

  static Pop3Guard of(Message mail) {
    return (Pop3Guard) mail.getSession().getProperties().get(KEY);
  }

  /** Sets the most bytes until the next call, and their time limit. */
  void allow(long bytes, Duration within) {
    allowance.set(bytes);
    end = System.nanoTime() + within.toNanos();
  }

  /** Returns whether the server has exceeded a limit. */
  boolean isOver() {
    return over;
  }

  @Override
  public Socket createSocket() {
    over = false;
    allow(TALK, TALK_WITHIN);
    return new Socket() {
      @Override
      public InputStream getInputStream() throws IOException {
        return new Guarded(super.getInputStream());
      }
    };
  }

  private final class Guarded extends FilterInputStream {
    private Guarded(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int count) throws IOException {
      int got = super.read(bytes, offset, count);
      over = allowance.addAndGet(-Math.max(got, 0)) < 0 || System.nanoTime() - end > 0;
      if (over) {
        throw new IOException(
            "the mail server sends more than the connector requested, or too slowly");
      }
      return got;
    }
  }
}
