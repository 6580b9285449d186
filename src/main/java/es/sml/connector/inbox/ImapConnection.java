package es.sml.connector.inbox;

import es.sml.connector.inbox.MailboxException.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.eclipse.angus.mail.iap.Argument;
import org.eclipse.angus.mail.iap.CommandFailedException;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.protocol.BODY;
import org.eclipse.angus.mail.imap.protocol.FetchResponse;
import org.eclipse.angus.mail.imap.protocol.IMAPResponse;
import org.eclipse.angus.mail.imap.protocol.INTERNALDATE;
import org.eclipse.angus.mail.imap.protocol.MailboxInfo;
import org.eclipse.angus.mail.imap.protocol.RFC822SIZE;
import org.eclipse.angus.mail.imap.protocol.UID;

/**
 * One connection to a mailbox, used by one thread; only {@link #wake} and {@link #cut} may come
 * from another. It has no folder object of Angus Mail's: that keeps an object for each mail and
 * threads for its events.
 */
final class ImapConnection implements AutoCloseable {
  /** What answers may need that carry no mail: a list of a million UIDs, for one. */
  static final long TALK = 16L << 20;

  private static final long FETCH_OVERHEAD = 64L << 10;
  private static final int LEAVE_MILLISECONDS = 1_000;

  private final MailServer server;
  private final MailSocket socket;
  private final GuardedProtocol protocol;
  private boolean arrival;
  private volatile boolean idling;

  ImapConnection(MailServer server, MailSocket socket, GuardedProtocol protocol) {
    this.server = server;
    this.socket = socket;
    this.protocol = protocol;
    protocol.addResponseHandler(this::note);
  }

  boolean canIdle() {
    return protocol.hasCapability("IDLE");
  }

  boolean canMove() {
    return protocol.hasCapability("MOVE");
  }

  /** Opens a folder; read-only only to look at it. */
  OpenFolder open(String folder, boolean readOnly) throws MailboxException {
    try {
      socket.allow(TALK);
      MailboxInfo info = readOnly ? protocol.examine(folder) : protocol.select(folder);
      return new OpenFolder(
          Math.max(0, info.uidvalidity),
          Math.max(0, info.uidnext),
          Math.max(0, info.total),
          info.mode == jakarta.mail.Folder.READ_ONLY);
    } catch (CommandFailedException e) {
      throw new MailboxException(
          Kind.REFUSED, "the folder " + folder + " cannot be opened: " + Words.of(e), e);
    } catch (ProtocolException | IOException | UncheckedIOException e) {
      throw lost(e);
    }
  }

  /**
   * The UIDs from one on that meet a condition, in their order. What was announced before is no
   * news any more.
   *
   * @param condition in the words of RFC 9051, 6.4.4; may be empty
   */
  long[] search(long first, String last, String condition) throws MailboxException {
    arrival = false;
    Response[] answers =
        run(("UID SEARCH UID " + first + ":" + last + " " + condition).trim(), null, TALK);
    LongStream.Builder found = LongStream.builder();
    for (Response answer : answers) {
      if (answer instanceof IMAPResponse response && response.keyEquals("SEARCH")) {
        for (long uid = response.readLong(); uid != -1; uid = response.readLong()) {
          found.add(uid);
        }
      }
    }
    // A range that ends with * holds the last mail, however low its UID is.
    return found.build().filter(uid -> uid >= first).sorted().distinct().toArray();
  }

  /** Size and arrival of some mails; those that are gone are left out. */
  List<FoundMail> describe(long[] uids) throws MailboxException {
    List<FoundMail> found = new ArrayList<>();
    if (uids.length == 0) {
      return found;
    }
    for (Response answer :
        run("UID FETCH " + set(uids) + " (UID RFC822.SIZE INTERNALDATE)", null, TALK)) {
      if (answer instanceof FetchResponse fetched && fetched.getItem(UID.class) != null) {
        RFC822SIZE size = fetched.getItem(RFC822SIZE.class);
        INTERNALDATE date = fetched.getItem(INTERNALDATE.class);
        found.add(
            new FoundMail(
                fetched.getItem(UID.class).uid,
                size == null ? 0 : size.size,
                date == null || date.getDate() == null
                    ? Instant.now()
                    : date.getDate().toInstant()));
      }
    }
    found.removeIf(mail -> Arrays.binarySearch(uids, mail.uid()) < 0);
    found.sort(Comparator.comparingLong(FoundMail::uid));
    return found;
  }

  /**
   * The mail's first bytes, without marking it.
   *
   * @return null when it is not there any more
   * @throws MailboxException of the kind DENIED when the server refuses this mail
   */
  byte[] fetch(long uid, int most) throws MailboxException {
    Response[] answers =
        run("UID FETCH " + uid + " (UID BODY.PEEK[]<0." + most + ">)", null, most + FETCH_OVERHEAD);
    boolean there = false;
    for (Response answer : answers) {
      if (answer instanceof FetchResponse fetched) {
        UID its = fetched.getItem(UID.class);
        if (its != null && its.uid == uid) {
          there = true;
          BODY body = fetched.getItem(BODY.class);
          if (body != null && body.getByteArray() != null) {
            return body.getByteArray().getNewBytes();
          }
        }
      }
    }
    if (there) {
      throw new MailboxException(
          Kind.DENIED, "the server lists the mail but sends nothing of it", null);
    }
    return null;
  }

  /** Marks mails as read. */
  void markSeen(long[] uids) throws MailboxException {
    run("UID STORE " + set(uids) + " +FLAGS.SILENT (\\Seen)", null, TALK);
  }

  /** Moves mails, and nothing else, to a folder that is made when it is missing. */
  void move(long[] uids, String folder) throws MailboxException {
    if (canMove()) {
      into(folder, "UID MOVE", uids);
      return;
    }
    into(folder, "UID COPY", uids);
    run("UID STORE " + set(uids) + " +FLAGS.SILENT (\\Deleted)", null, TALK);
    // A plain EXPUNGE would remove what somebody else has marked as deleted.
    if (protocol.hasCapability("UIDPLUS")) {
      run("UID EXPUNGE " + set(uids), null, TALK);
    }
  }

  // Most servers say TRYCREATE when the folder is missing, but not all do.
  private void into(String folder, String command, long[] uids) throws MailboxException {
    try {
      run(command + " " + set(uids), folder(folder), TALK);
    } catch (MailboxException e) {
      if (e.kind() != Kind.DENIED || !isMade(folder)) {
        throw e;
      }
      run(command + " " + set(uids), folder(folder), TALK);
    }
  }

  private boolean isMade(String folder) throws MailboxException {
    try {
      run("CREATE", folder(folder), TALK);
      return true;
    } catch (MailboxException e) {
      if (e.kind() == Kind.DENIED) {
        return false;
      }
      throw e;
    }
  }

  private Argument folder(String name) {
    return protocol.folder(new Argument(), name);
  }

  /**
   * Waits until a mail comes.
   *
   * @return whether one came; false when the time is over and the connection has shown that it
   *     lives
   */
  boolean awaitArrival(Duration longest) throws MailboxException {
    if (arrival) {
      return true;
    }
    try {
      socket.allow(TALK);
      idling = true;
      protocol.idleStart();
      long end = System.nanoTime() + longest.toNanos();
      for (long left = longest.toMillis(); !arrival && left > 0; ) {
        socket.patience((int) left);
        Response answer = protocol.readIdleResponse();
        if (isTimeout(answer)) {
          break;
        }
        socket.allow(TALK);
        if (!protocol.processIdleResponse(answer)) {
          return arrival; // the server has ended it, as some do after a while
        }
        left = (end - System.nanoTime()) / 1_000_000;
      }
      socket.patience((int) server.patience().toMillis());
      protocol.idleAbort();
      Response answer;
      do {
        answer = protocol.readIdleResponse();
      } while (protocol.processIdleResponse(answer));
      return arrival;
    } catch (ProtocolException | IOException | UncheckedIOException e) {
      throw lost(e);
    } finally {
      idling = false;
    }
  }

  /** Has {@link #awaitArrival} return soon; may be called by any thread. */
  void wake() {
    if (idling) {
      protocol.idleAbort();
    }
  }

  /** Takes leave, as servers like it, but waits for no more than a moment. */
  void logOut() {
    try {
      socket.patience(LEAVE_MILLISECONDS);
      protocol.logout();
    } catch (ProtocolException | IOException | UncheckedIOException e) {
      close(); // it has ended all the same
    }
  }

  // Silence, which is no fault while the server is not in the middle of a line.
  private boolean isTimeout(Response answer) throws IOException {
    return answer.isBYE()
        && answer.isSynthetic()
        && answer.getException() instanceof SocketTimeoutException
        && !socket.stream().isMidLine();
  }

  /** Ends it at once, whatever it is doing. */
  void cut() {
    socket.cut();
  }

  @Override
  public void close() {
    // Without LOGOUT: nothing is open that would need it, and a server may let us wait for the
    // answer.
    protocol.abandon();
  }

  private Response[] run(String command, Argument arguments, long allowance)
      throws MailboxException {
    try {
      socket.allow(allowance);
      Response[] answers = protocol.command(command, arguments);
      protocol.notifyResponseHandlers(answers);
      protocol.handleResult(answers[answers.length - 1]);
      return answers;
    } catch (CommandFailedException | org.eclipse.angus.mail.iap.BadCommandException e) {
      throw new MailboxException(Kind.DENIED, Words.of(e), e);
    } catch (ProtocolException | IOException | UncheckedIOException e) {
      throw lost(e);
    }
  }

  private MailboxException lost(Exception e) {
    close();
    return new MailboxException(Kind.LOST, "the connection was lost: " + Words.of(e), e);
  }

  private void note(Response response) {
    if (response instanceof IMAPResponse answer && answer.keyEquals("EXISTS")) {
      arrival = true;
    }
  }

  // As ranges where they are, since servers limit the length of a line.
  private static String set(long[] uids) {
    List<String> ranges = new ArrayList<>();
    for (int i = 0; i < uids.length; ) {
      int end = i;
      while (end + 1 < uids.length && uids[end + 1] == uids[end] + 1) {
        end++;
      }
      ranges.add(end == i ? String.valueOf(uids[i]) : uids[i] + ":" + uids[end]);
      i = end + 1;
    }
    return ranges.stream().collect(Collectors.joining(","));
  }
}
