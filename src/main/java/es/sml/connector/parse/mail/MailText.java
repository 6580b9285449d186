package es.sml.connector.parse.mail;

import es.sml.connector.parse.content.MessageContent;
import es.sml.connector.parse.layout.MailHeadWords;
import es.sml.connector.parse.layout.MailHeadWords.Line;
import es.sml.connector.parse.limit.ParseThread;
import es.sml.connector.parse.phone.PhoneReader;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The text of a mail, without the mails in it. Decides which lines begin a forwarded or an earlier
 * mail.
 *
 * @param above the writer's own text: a colleague's comment if the mail is forwarded
 * @param mails the mails in it, from the newest to the oldest
 * @param quoted the lines that a mail program marked with ">", outside of those mails
 */
public record MailText(List<String> above, List<QuotedMail> mails, List<String> quoted) {
  private static final int MOST_MAILS = 20;

  /** A head has at most that many lines, with the blank ones between them. */
  private static final int LONGEST_HEAD = 12;

  private static final Set<Line> PROOF = EnumSet.of(Line.SENT, Line.TO);

  /** Returns the parts of a text. */
  static MailText of(List<String> lines, MailHeadWords words) {
    MailText text = new MailText(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    List<String> into = text.above;
    List<String> writers = into; // who answers between the lines of the older mail
    List<String> older = null;
    QuotedLinesEnd marked = new QuotedLinesEnd();
    int next = 0;
    while (next < lines.size()) {
      ParseThread.step();
      String line = lines.get(next);
      Head head = head(lines, next, words);
      if (head != null && text.mails.size() < MOST_MAILS) {
        text.mails.add(QuotedMail.from(head.kind, head.from, head.subject, head.replyTo, head.to));
        writers = line.startsWith(">") ? writers : into;
        older = text.mails.get(text.mails.size() - 1).lines();
        into = older;
        marked.begin();
        next = head.end;
        continue;
      }
      if (marked.endBefore(line)) {
        into = writers;
      } else if (older != null && line.startsWith(">")) {
        into = older;
      }
      if (into == text.above && line.startsWith(">")) {
        text.quoted.add(withoutMarks(line));
      } else {
        into.add(withoutMarks(line));
      }
      next++;
    }
    return text;
  }

  /** Returns an attached mail as a forwarded one. */
  static MailText ofAttached(MessageContent.Sender sender, List<String> lines) {
    QuotedMail mail =
        QuotedMail.from(Line.FORWARD, sender.from(), sender.subject(), "", sender.to());
    mail.lines().addAll(lines);
    return new MailText(List.of(), List.of(mail), List.of());
  }

  /** Returns the same mails below the words of the one who passes them on. */
  public MailText below(List<String> comment) {
    return new MailText(comment, mails, quoted);
  }

  /** Returns whether a mail program wrote that a mail is forwarded. */
  boolean isForward() {
    return mails.stream().anyMatch(mail -> mail.kind() == Line.FORWARD);
  }

  /** Returns the lines of all mails in it. */
  public List<String> below() {
    return mails.stream().flatMap(mail -> mail.lines().stream()).toList();
  }

  /** The head of a mail, up to the line before its text. */
  private record Head(Line kind, String from, String subject, String replyTo, String to, int end) {}

  private static Head head(List<String> lines, int at, MailHeadWords words) {
    String line = withoutMarks(lines.get(at)).strip();
    if (line.isEmpty()) {
      return null;
    }
    Optional<Line> announced = words.announcement(line);
    if (announced.filter(kind -> kind == Line.ABOVE).isPresent()) {
      boolean first = lines.subList(0, at).stream().allMatch(String::isBlank); // a new ticket's
      return first ? null : new Head(Line.ORIGINAL, "", "", "", "", at + 1);
    }
    if (announced.filter(kind -> kind == Line.WROTE).isPresent()) {
      return new Head(Line.WROTE, sender(line), "", "", "", at + 1);
    }
    String next = at + 1 < lines.size() ? withoutMarks(lines.get(at + 1)).strip() : "";
    if (announced.isEmpty() && next.endsWith(":")) { // the line may be wrapped
      String whole = line + " " + next;
      if (words.announcement(whole).filter(kind -> kind == Line.WROTE).isPresent()) {
        return new Head(Line.WROTE, sender(whole), "", "", "", at + 2);
      }
    }
    boolean begins =
        announced.isPresent() || words.header(name(line)).filter(Line.FROM::equals).isPresent();
    return begins ? head(lines, announced.isPresent() ? at + 1 : at, announced, words) : null;
  }

  private static Head head(
      List<String> lines, int first, Optional<Line> announced, MailHeadWords words) {
    String from = "";
    String subject = "";
    String replyTo = "";
    String to = "";
    Set<Line> kinds = EnumSet.noneOf(Line.class);
    int end = first;
    for (int i = first; i < lines.size() && i < first + LONGEST_HEAD; i++) {
      String line = withoutMarks(lines.get(i)).strip();
      Optional<Line> kind = line.isEmpty() ? Optional.empty() : words.header(name(line));
      if (kind.isPresent() && kinds.add(kind.get())) {
        from = kind.get() == Line.FROM ? value(line) : from;
        subject = kind.get() == Line.SUBJECT ? value(line) : subject;
        replyTo = kind.get() == Line.REPLY_TO ? value(line) : replyTo;
        to = kind.get() == Line.TO ? value(line) : to;
        end = i + 1;
      } else if (kind.isPresent() || (!line.isEmpty() && !goesOn(lines, i, words))) {
        break;
      } else if (line.isEmpty() && kinds.size() > 2) {
        break;
      }
    }
    // Without "sent" or "to" it is the table of a form: "From: Ana", "Subject: Golf".
    // "From: @ana" and a date are the head of a chat.
    boolean proven =
        announced.isPresent()
            || (kinds.stream().anyMatch(PROOF::contains)
                && !PhoneReader.isOnlyNumber(from)
                && !from.startsWith("@"));
    return proven && kinds.size() + (announced.isPresent() ? 1 : 0) > 1
        ? new Head(announced.orElse(Line.FROM), from, subject, replyTo, to, end)
        : announced.map(kind -> new Head(kind, "", "", "", "", first)).orElse(null);
  }

  /** Returns whether the line goes on with the header line before it: another header follows. */
  private static boolean goesOn(List<String> lines, int at, MailHeadWords words) {
    return at + 1 < lines.size()
        && words.header(name(withoutMarks(lines.get(at + 1)).strip())).isPresent()
        && !lines.get(at).isBlank()
        && at > 0
        && words.header(name(withoutMarks(lines.get(at - 1)).strip())).isPresent();
  }

  private static String name(String line) {
    int colon = line.indexOf(':');
    return colon <= 0 ? "" : line.substring(0, colon);
  }

  private static String value(String line) {
    return line.substring(line.indexOf(':') + 1).replace("*", "").strip();
  }

  /** Returns the sender in "On 5 October 2026, Ana &lt;ana@example.org&gt; wrote:". */
  private static String sender(String line) {
    int bracket = line.indexOf('<');
    int comma = bracket < 0 ? -1 : line.lastIndexOf(',', bracket);
    int end = bracket < 0 ? -1 : line.indexOf('>', bracket);
    return end < 0 ? "" : line.substring(comma + 1, end + 1).strip();
  }

  /** Returns the line without the ">" that mail programs put before older text. */
  static String withoutMarks(String line) {
    int start = 0;
    while (start < line.length() && (line.charAt(start) == '>' || line.charAt(start) == ' ')) {
      start++;
    }
    return line.startsWith(">") ? line.substring(start) : line;
  }
}
