package es.sml.connector.inbox;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The commands for the mails of an open folder. Each returns its status, or none if it has
 * responded.
 */
final class FolderCommands {
  private static final Pattern BODY =
      Pattern.compile("BODY(\\.PEEK)?\\[](?:<(\\d{1,10})\\.(\\d{1,10})>)?");

  private final ImapSession session;
  private final ScriptedMailbox mailbox;
  private final FolderView view;

  FolderCommands(ImapSession session, ScriptedMailbox mailbox, FolderView view) {
    this.session = session;
    this.mailbox = mailbox;
    this.view = view;
  }

  Optional<String> carryOut(ImapCommand command) throws IOException {
    return switch (command.name()) {
      case "UID SEARCH" -> search(command);
      case "UID FETCH" -> fetch(command);
      case "UID STORE" -> store(command);
      case "UID COPY" -> copy(command);
      case "UID MOVE" -> session.offers("MOVE") ? move(command) : notOffered();
      case "UID EXPUNGE" -> session.offers("UIDPLUS") ? expunge(set(command)) : notOffered();
      case "EXPUNGE" -> expunge(new UidSet("1:*"));
      default -> Optional.of("BAD no such command");
    };
  }

  private Optional<String> search(ImapCommand command) throws IOException {
    session
        .wire()
        .untagged(ImapAnswers.found(SearchProgram.search(command.arguments(), view.mails())));
    return Optional.of("OK searched");
  }

  private Optional<String> fetch(ImapCommand command) throws IOException {
    String items = command.argument(1).toUpperCase(Locale.ROOT);
    Matcher body = BODY.matcher(items);
    boolean wantsBody = body.find();
    Wire wire = session.wire();
    Map<Long, Integer> sequences = view.sequences();
    for (StoredMail mail : view.mails(set(command))) {
      int sequence = sequences.get(mail.uid());
      if (!wantsBody) {
        long size = session.misbehaviours().claimedSize(mail);
        wire.untagged(ImapAnswers.fetched(sequence, mail, size, items));
        continue;
      }
      boolean partial = body.group(2) != null;
      int from = partial ? Integer.parseInt(body.group(2)) : 0;
      int length = partial ? Integer.parseInt(body.group(3)) : 0;
      session
          .misbehaviours()
          .bodyFault(mail.uid())
          .answer(wire, new BodyRequest(sequence, mail, partial, from, length));
      if (body.group(1) == null && !view.readOnly()) {
        mailbox.flag(view.folder(), mail.uid(), StoredMail.SEEN);
      }
    }
    return Optional.of("OK fetched");
  }

  private Optional<String> store(ImapCommand command) {
    String item = command.argument(1).toUpperCase(Locale.ROOT);
    Set<String> flags =
        Arrays.stream(command.argument(2).replaceAll("[()]", "").split(" "))
            .collect(Collectors.toSet());
    if (view.readOnly()) {
      return readOnly();
    }
    LongPredicate which = which(view.mails(set(command)));
    switch (item.replace(".SILENT", "")) {
      case "+FLAGS" -> mailbox.addFlags(view.folder(), which, flags);
      case "-FLAGS" -> mailbox.removeFlags(view.folder(), which, flags);
      default -> throw new IllegalArgumentException("no such item to store");
    }
    if (item.endsWith(".SILENT")) {
      view.noteFlags();
    }
    return Optional.of("OK stored");
  }

  private Optional<String> copy(ImapCommand command) throws IOException {
    String target = command.argument(1);
    if (!mailbox.hasFolder(target)) {
      return noFolder();
    }
    List<StoredMail> mails = view.mails(set(command));
    List<Long> uids = mailbox.copy(mails, target);
    if (session.spoils(Moment.COPIED, command)) {
      return Optional.empty();
    }
    return Optional.of("OK " + copyUid(target, mails, uids) + "copied");
  }

  private Optional<String> move(ImapCommand command) throws IOException {
    String target = command.argument(1);
    if (view.readOnly()) {
      return readOnly();
    }
    if (!mailbox.hasFolder(target)) {
      return noFolder();
    }
    List<StoredMail> mails = view.mails(set(command));
    List<Long> uids = mailbox.copy(mails, target);
    if (session.spoils(Moment.COPIED, command)) {
      return Optional.empty();
    }
    mailbox.remove(view.folder(), which(mails));
    session.wire().untagged("OK " + copyUid(target, mails, uids) + "moving");
    return Optional.of("OK moved");
  }

  private Optional<String> expunge(UidSet set) {
    if (view.readOnly()) {
      return readOnly();
    }
    List<StoredMail> deleted =
        view.mails(set).stream().filter(mail -> mail.has(StoredMail.DELETED)).toList();
    mailbox.remove(view.folder(), which(deleted));
    return Optional.of("OK expunged");
  }

  private String copyUid(String target, List<StoredMail> mails, List<Long> uids) {
    return session.offers("UIDPLUS") && !mails.isEmpty()
        ? ImapAnswers.copyUid(mailbox.uidValidity(target), mails, uids) + " "
        : "";
  }

  private static UidSet set(ImapCommand command) {
    return new UidSet(command.argument(0));
  }

  private static LongPredicate which(List<StoredMail> mails) {
    Set<Long> uids = mails.stream().map(StoredMail::uid).collect(Collectors.toSet());
    return uids::contains;
  }

  private static Optional<String> notOffered() {
    return Optional.of("BAD not offered");
  }

  private static Optional<String> readOnly() {
    return Optional.of("NO read-only");
  }

  private static Optional<String> noFolder() {
    return Optional.of("NO [TRYCREATE] no such folder");
  }
}
