package es.sml.connector.inbox;

import jakarta.mail.Message;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Cuts off a POP3 server that sends more than it may, or too slowly. Angus Mail keeps a whole
 * answer in memory before it gives any of it on.
 */
public final class Pop3Guard extends UnconnectedSockets {
  private static final String KEY = Pop3Guard.class.getName();
  private static final String PATIENCE_MILLISECONDS = "20000";

  /** What answers may need that carry no mail: a list of some 100,000 UIDLs, for one. */
  private static final long TALK = 8L << 20;

  private static final Duration TALK_WITHIN = Duration.ofMinutes(10);

  private final AtomicLong allowance = new AtomicLong();
  private volatile long end;
  private volatile boolean over;

  private Pop3Guard() {}

  /** The properties of a session whose connections are guarded. */
  public static Properties properties(Inbox inbox) {
    String prefix = "mail." + (inbox.security() == Security.TLS ? "pop3s" : "pop3");
    Properties properties = new Properties();
    Pop3Guard guard = new Pop3Guard();
    properties.put(KEY, guard);
    properties.put(prefix + ".socketFactory", guard);
    // Without it a failure would be tried again with a socket that is not guarded.
    properties.setProperty(prefix + ".socketFactory.fallback", "false");
    properties.setProperty(prefix + ".connectiontimeout", PATIENCE_MILLISECONDS);
    properties.setProperty(prefix + ".timeout", PATIENCE_MILLISECONDS);
    properties.setProperty(prefix + ".ssl.checkserveridentity", "true");
    String startTls = String.valueOf(inbox.security() == Security.STARTTLS);
    properties.setProperty(prefix + ".starttls.enable", startTls);
    properties.setProperty(prefix + ".starttls.required", startTls);
    return properties;
  }

  /** The one that guards the connection of a mail. */
  static Pop3Guard of(Message mail) {
    return (Pop3Guard) mail.getSession().getProperties().get(KEY);
  }

  /** Sets how many bytes may come until the next call, and within how long. */
  void allow(long bytes, Duration within) {
    allowance.set(bytes);
    end = System.nanoTime() + within.toNanos();
  }

  /** Whether the server has sent more than it might. */
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
        throw new IOException("the mail server sends more than it was asked for, or too slowly");
      }
      return got;
    }
  }
}
