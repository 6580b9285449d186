package es.sml.connector.inbox;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The texts of responses, without tag, star and line end. */
final class ImapAnswers {
  private static final DateTimeFormatter INTERNAL_DATE =
      DateTimeFormatter.ofPattern("dd-MMM-yyyy HH:mm:ss Z", Locale.US).withZone(ZoneOffset.UTC);

  private ImapAnswers() {}

  static String capabilities(Set<String> leftOut, boolean startTls) {
    List<String> all =
        new ArrayList<>(List.of("IMAP4rev1", "AUTH=XOAUTH2", "SASL-IR", "IDLE", "MOVE", "UIDPLUS"));
    if (startTls) {
      all.add("STARTTLS");
    }
    all.removeAll(leftOut);
    return "CAPABILITY " + String.join(" ", all);
  }

  static List<String> opened(FolderState state, Misbehaviours misbehaviours) {
    List<String> lines = new ArrayList<>();
    lines.add("FLAGS (\\Answered \\Flagged \\Deleted \\Seen \\Draft)");
    lines.add(state.mails().size() + " EXISTS");
    lines.add("0 RECENT");
    if (!misbehaviours.isUnsaid("UIDVALIDITY")) {
      lines.add("OK [UIDVALIDITY " + state.uidValidity() + "] valid");
    }
    if (!misbehaviours.isUnsaid("UIDNEXT")) {
      lines.add("OK [UIDNEXT " + state.uidNext() + "] next");
    }
    lines.add("OK [PERMANENTFLAGS (\\Answered \\Flagged \\Deleted \\Seen \\Draft \\*)] kept");
    return lines;
  }

  static String found(List<StoredMail> mails) {
    return mails.stream()
        .map(mail -> " " + mail.uid())
        .collect(Collectors.joining("", "SEARCH", ""));
  }

  /** The items of a FETCH without text. */
  static String fetched(int sequence, StoredMail mail, long size, String items) {
    List<String> answer = new ArrayList<>(List.of("UID " + mail.uid()));
    if (items.contains("RFC822.SIZE")) {
      answer.add("RFC822.SIZE " + size);
    }
    if (items.contains("INTERNALDATE")) {
      answer.add("INTERNALDATE \"" + INTERNAL_DATE.format(mail.internalDate()) + "\"");
    }
    if (items.contains("FLAGS")) {
      answer.add("FLAGS " + list(mail.flags()));
    }
    return sequence + " FETCH " + list(answer);
  }

  static String copyUid(long uidValidity, List<StoredMail> from, List<Long> to) {
    return "[COPYUID "
        + uidValidity
        + " "
        + set(from.stream().map(StoredMail::uid).toList())
        + " "
        + set(to)
        + "]";
  }

  static String list(Collection<String> words) {
    return "(" + String.join(" ", words) + ")";
  }

  private static String set(List<Long> uids) {
    return uids.stream().map(String::valueOf).collect(Collectors.joining(","));
  }
}
