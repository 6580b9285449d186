package es.sml.connector.parse.mail;

import es.sml.connector.parse.layout.MailHeadWords;
import es.sml.connector.parse.phone.PhoneReader;
import es.sml.connector.parse.text.Letters;
import java.util.List;

/**
 * Separates a mail's own text from the older mails that it quotes, for the decision on the mail.
 * {@link MailText} does so for its values.
 */
public final class OlderMails {
  private static final int LONGEST_HEAD = 250;

  /** Verbs before an older mail, as in "El lunes Ana escribió:". */
  private static final List<String> WROTE =
      List.of(
          "escribio",
          "wrote",
          "escreveu",
          "a ecrit",
          "schrieb",
          "ha scritto",
          "schreef",
          "va escriure",
          "idatzi du",
          "escribiu");

  private static final List<String> ORIGINAL =
      List.of(
          "mensaje original",
          "original message",
          "ursprungliche nachricht",
          "message d'origine",
          "messaggio originale",
          "mensagem original",
          "missatge original",
          "mensaxe orixinal",
          "oorspronkelijk bericht",
          "jatorrizko mezua");

  /** In a help desk's line above its own mail. A new ticket begins with it. */
  private static final List<String> ABOVE =
      List.of(
          MailHeadWords.TICKET,
          "por encima de esta linea",
          "above this line",
          "per sobre d'aquesta linia",
          "oberhalb dieser zeile");

  private static final List<String> SENDER = List.of("de:", "from:", "von:", "da:", "van:");
  private static final List<String> NEXT =
      List.of(
          "enviado",
          "sent:",
          "gesendet",
          "envoye",
          "inviato",
          "verzonden",
          "enviada",
          "para:",
          "to:",
          "fecha:",
          "date:",
          "datum:",
          "data:",
          "asunto:",
          "subject:",
          "betreff:",
          "objet:",
          "an:",
          "a:");

  private OlderMails() {}

  /** Appends the text's own lines and its older mails. */
  public static void split(String text, StringBuilder own, StringBuilder older) {
    List<String> lines = text.lines().toList();
    boolean below = false;
    QuotedLinesEnd marked = new QuotedLinesEnd();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      below = (below && !marked.endBefore(line)) || beginsOlder(lines, i);
      (below || line.startsWith(">") ? older : own).append(line).append('\n');
    }
  }

  private static boolean beginsOlder(List<String> lines, int at) {
    String line = lines.get(at).strip();
    if (line.length() > LONGEST_HEAD || line.isEmpty()) {
      return false;
    }
    char last = line.charAt(line.length() - 1);
    if (last == ':') {
      String plain = Letters.plain(line);
      return WROTE.stream().anyMatch(plain::contains);
    }
    if (line.startsWith("--")) {
      String plain = Letters.plain(line);
      return ORIGINAL.stream().anyMatch(plain::contains) || isReplyLine(plain, lines, at);
    }
    if (line.startsWith(MailHeadWords.TICKET)) {
      return isReplyLine(line, lines, at);
    }
    return line.indexOf(':') > 0 && isHead(line, lines, at);
  }

  private static boolean isReplyLine(String line, List<String> lines, int at) {
    return ABOVE.stream().anyMatch(line::contains)
        && !lines.subList(0, at).stream().allMatch(String::isBlank);
  }

  private static boolean isHead(String line, List<String> lines, int at) {
    String start = Letters.plain(Letters.start(line, 12));
    boolean call = PhoneReader.isOnlyNumber(line.substring(line.indexOf(':') + 1).strip());
    if (at + 1 == lines.size() || call || SENDER.stream().noneMatch(start::startsWith)) {
      return false;
    }
    String next = Letters.plain(Letters.start(lines.get(at + 1).strip(), 12));
    return NEXT.stream().anyMatch(next::startsWith);
  }
}
