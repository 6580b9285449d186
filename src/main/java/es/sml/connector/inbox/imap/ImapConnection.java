package es.sml.connector.inbox.imap;

import es.sml.connector.inbox.connection.FailureMessages;
import es.sml.connector.inbox.connection.GuardedProtocol;
import es.sml.connector.inbox.connection.MailServer;
import es.sml.connector.inbox.connection.MailSocket;
import es.sml.connector.inbox.connection.MailboxException;
import es.sml.connector.inbox.connection.MailboxException.Kind;
import es.sml.connector.language.LocalizedText;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.eclipse.angus.mail.iap.Argument;
import org.eclipse.angus.mail.iap.BadCommandException;
import org.eclipse.angus.mail.iap.CommandFailedException;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.protocol.BODY;
import org.eclipse.angus.mail.imap.protocol.FLAGS;
import org.eclipse.angus.mail.imap.protocol.FetchResponse;
import org.eclipse.angus.mail.imap.protocol.IMAPResponse;
import org.eclipse.angus.mail.imap.protocol.INTERNALDATE;
import org.eclipse.angus.mail.imap.protocol.MailboxInfo;
import org.eclipse.angus.mail.imap.protocol.RFC822SIZE;
import org.eclipse.angus.mail.imap.protocol.UID;

/**
 * The commands of one connection to a mailbox, with limits of bytes and of the slowest transfer.
 * Only {@link #wake} may come from another thread. It uses no folder object of Angus Mail, because
 * that keeps an object for each mail and extra threads.
 */
public final class ImapConnection implements AutoCloseable {
  /** The most bytes of a response without a mail, such as a list of some 400,000 UIDs. */
  static final long TALK = 4L << 20;

  private static final long FETCH_OVERHEAD = 64L << 10;
  private static final int LEAVE_MILLISECONDS = 1_000;

  /** Bytes a second. */
  private static final int SLOWEST = 100 << 10;

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

  public boolean can(String capability) {
    return protocol.hasCapability(capability);
  }

  /** Opens a folder, read-only for a check. */
  public SelectedFolder open(String folder, boolean readOnly) throws MailboxException {
    try {
      socket.allow(TALK);
      MailboxInfo info = readOnly ? protocol.examine(folder) : protocol.select(folder);
      return new SelectedFolder(
          Math.max(0, info.uidvalidity),
          Math.max(0, info.uidnext),
          Math.max(0, info.total),
          info.mode == Folder.READ_ONLY,
          info.permanentFlags != null && info.permanentFlags.contains(Flags.Flag.USER));
    } catch (CommandFailedException e) {
      throw new MailboxException(
          Kind.REFUSED,
          LocalizedText.of(
              "mailbox.no-folder",
              "the folder {0} cannot be opened: {1}; check its name in dealers.yaml",
              folder,
              FailureMessages.text(e)),
          e);
    } catch (ProtocolException | IOException | UncheckedIOException e) {
      throw lost(e);
    }
  }

  /**
   * Returns the UIDs from {@code first} on that meet a condition, in ascending order. It also
   * clears the earlier announcement of new mails.
   *
   * @param condition in the syntax of RFC 9051, 6.4.4; may be empty
   */
  public long[] search(long first, String last, String condition) throws MailboxException {
    arrival = false;
    Response[] answers =
        run(("UID SEARCH UID " + first + ":" + last + " " + condition).trim(), null);
    LongStream.Builder found = LongStream.builder();
    for (Response answer : answers) {
      if (answer instanceof IMAPResponse response && response.keyEquals("SEARCH")) {
        for (long uid = response.readLong(); uid != -1; uid = response.readLong()) {
          found.add(uid);
        }
      }
    }
    // A range that ends with * always contains the last mail, even if its UID is lower.
    return found.build().filter(uid -> uid >= first).sorted().distinct().toArray();
  }

  /** Returns size and arrival of these mails, without those that are gone. */
  public List<FoundMail> describe(long[] uids) throws MailboxException {
    List<FoundMail> found = new ArrayList<>();
    if (uids.length == 0) {
      return found;
    }
    for (Response answer :
        run("UID FETCH " + UidRanges.of(uids) + " (UID RFC822.SIZE INTERNALDATE)", null)) {
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
   * Adds a keyword to mails.
   *
   * @return the resulting keywords of each mail, by its UID
   */
  public Map<Long, Set<String>> mark(long[] uids, String keyword) throws MailboxException {
    return keywords("UID STORE " + UidRanges.of(uids) + " +FLAGS (" + keyword + ")");
  }

  public void unmark(long[] uids, String keyword) throws MailboxException {
    run("UID STORE " + UidRanges.of(uids) + " -FLAGS.SILENT (" + keyword + ")", null);
  }

  /** Returns the keywords of each mail by its UID, without mails that are gone. */
  public Map<Long, Set<String>> keywords(long[] uids) throws MailboxException {
    return keywords("UID FETCH " + UidRanges.of(uids) + " (UID FLAGS)");
  }

  private Map<Long, Set<String>> keywords(String command) throws MailboxException {
    Map<Long, Set<String>> keywords = new TreeMap<>();
    for (Response answer : run(command, null)) {
      if (answer instanceof FetchResponse fetched) {
        UID uid = fetched.getItem(UID.class);
        Flags flags = fetched.getItem(FLAGS.class);
        if (uid != null && flags != null) {
          keywords.put(uid.uid, Set.of(flags.getUserFlags()));
        }
      }
    }
    return keywords;
  }

  /**
   * Returns the mail's first bytes, without marking it as read.
   *
   * @return null if the mail is gone
   * @throws MailboxException of kind DENIED if the server refuses this mail
   */
  public byte[] fetch(long uid, int most) throws MailboxException {
    Response[] answers =
        run(
            "UID FETCH " + uid + " (UID BODY.PEEK[]<0." + most + ">)",
            null,
            most + FETCH_OVERHEAD,
            time(most));
    Map<Long, Optional<byte[]>> contents = contents(answers);
    Optional<byte[]> content = contents.get(uid);
    if (content != null && content.isEmpty()) {
      throw new MailboxException(
          Kind.DENIED,
          LocalizedText.of("mailbox.no-content", "the server lists the mail, but sends no content"),
          null);
    }
    return content == null ? null : content.get();
  }

  /**
   * Returns the beginnings of mails by their UIDs, without marking them as read. Mails that are
   * gone, or that the server sends no content of, are missing.
   *
   * @param most the most bytes of each mail
   * @param all the most bytes of all of them
   * @throws MailboxException of kind DENIED if the server refuses one of them
   */
  public Map<Long, byte[]> fetch(long[] uids, int most, int all) throws MailboxException {
    String command = "UID FETCH " + UidRanges.of(uids) + " (UID BODY.PEEK[]<0." + most + ">)";
    Map<Long, byte[]> found = new HashMap<>();
    contents(run(command, null, all + FETCH_OVERHEAD, time(all)))
        .forEach((uid, content) -> content.ifPresent(bytes -> found.put(uid, bytes)));
    return found;
  }

  private static Map<Long, Optional<byte[]>> contents(Response[] answers) {
    Map<Long, Optional<byte[]>> contents = new HashMap<>();
    for (Response answer : answers) {
      if (answer instanceof FetchResponse fetched && fetched.getItem(UID.class) != null) {
        BODY body = fetched.getItem(BODY.class);
        Optional<byte[]> content =
            body == null || body.getByteArray() == null
                ? Optional.empty()
                : Optional.of(body.getByteArray().getNewBytes());
        // A change of its flags may come beside the content.
        contents.merge(
            fetched.getItem(UID.class).uid, content, (one, other) -> one.isPresent() ? one : other);
      }
    }
    return contents;
  }

  /**
   * Waits until a mail comes.
   *
   * @return true if a mail came; false if the time is over and the connection still works
   */
  public boolean awaitArrival(Duration longest) throws MailboxException {
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
          return arrival; // the server closed it, as some do after a while
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

  /** Makes {@link #awaitArrival} return soon. Any thread may call it. */
  public void wake() {
    if (idling) {
      protocol.idleAbort();
    }
  }

  /** Logs out, as servers prefer, but waits only for a moment. */
  public void logOut() {
    try {
      socket.patience(LEAVE_MILLISECONDS);
      protocol.logout();
    } catch (ProtocolException | IOException | UncheckedIOException e) {
      close(); // the connection is closed anyway
    }
  }

  // A timeout is normal unless the server is in the middle of a line.
  private boolean isTimeout(Response answer) throws IOException {
    return answer.isBYE()
        && answer.isSynthetic()
        && answer.getException() instanceof SocketTimeoutException
        && !socket.stream().isMidLine();
  }

  @Override
  public void close() {
    // Sends no LOGOUT: no command is open, and a server may delay its response.
    protocol.abandon();
  }

  /**
   * Runs a command that fetches no mail.
   *
   * @param folder its last argument; null for none
   * @throws MailboxException of kind DENIED if the server refuses it
   */
  public Response[] run(String command, String folder) throws MailboxException {
    return run(
        command, folder == null ? null : protocol.folder(new Argument(), folder), TALK, null);
  }

  private Response[] run(String command, Argument arguments, long allowance, Duration within)
      throws MailboxException {
    try {
      socket.allow(allowance, within);
      Response[] answers = protocol.command(command, arguments);
      protocol.notifyResponseHandlers(answers);
      protocol.handleResult(answers[answers.length - 1]);
      return answers;
    } catch (CommandFailedException | BadCommandException e) {
      throw new MailboxException(Kind.DENIED, FailureMessages.text(e), e);
    } catch (ProtocolException | IOException | UncheckedIOException e) {
      throw lost(e);
    }
  }

  // A server slower than SLOWEST must not block the other mailboxes.
  private Duration time(int bytes) {
    return server.patience().plusSeconds(bytes / SLOWEST);
  }

  private MailboxException lost(Exception e) {
    close();
    return new MailboxException(
        Kind.LOST,
        LocalizedText.of("mailbox.lost", "the connection was lost: {0}", FailureMessages.text(e)),
        e);
  }

  private void note(Response response) {
    if (response instanceof IMAPResponse answer && answer.keyEquals("EXISTS")) {
      arrival = true;
    }
  }
}
