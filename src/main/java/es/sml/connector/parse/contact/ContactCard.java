package es.sml.connector.parse.contact;

import es.sml.connector.parse.content.MessageContent;
import es.sml.connector.parse.text.Letters;
import es.sml.connector.parse.text.Words;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * A contact of a telephone's address list that a mail has as its only vCard (RFC 6350 and the older
 * versions).
 *
 * @param name as displayed; empty if there is none
 * @param phone the first mobile number, or the first number; empty if there is none
 * @param email the first address; empty if there is none
 * @param note empty if there is none
 */
public record ContactCard(String name, String phone, String email, String note) {
  private static final int LONGEST_CARD = 500_000; // it may have a photograph
  private static final int MOST_LINES = 10_000;
  private static final int LONGEST_VALUE = 2_000;
  private static final int LONGEST_TEXT = 5_000;

  /** Returns the contact; empty if the mail has none or several. */
  public static Optional<ContactCard> in(MessageContent mail) {
    List<MessageContent.Part> cards =
        mail.parts().stream().filter(part -> part.attachedBy() == null && isCard(part)).toList();
    return cards.size() == 1 && cards.get(0).text().length() <= LONGEST_CARD
        ? read(unfolded(cards.get(0).text()))
        : Optional.empty();
  }

  /** Returns the contact that a text is; empty if it is something else or several. */
  public static Optional<ContactCard> of(String text) {
    boolean card = text.length() <= LONGEST_CARD && text.stripLeading().startsWith("BEGIN:VCARD");
    return card ? read(unfolded(text.strip())) : Optional.empty();
  }

  /** Returns whether the card has the first name of that person. */
  public boolean isOf(String person) {
    List<String> names = Words.of(name).list();
    return !names.isEmpty() && Words.of(person).list().indexOf(names.get(0)) == 0;
  }

  /** Returns whether the text has first name and surname of the card, which is not the sender's. */
  public boolean isNamedIn(String text, String sender) {
    List<String> names = Words.of(name).list();
    List<String> said = Words.of(Letters.start(text, LONGEST_TEXT)).list();
    return names.size() > 1
        && Collections.indexOfSubList(said, names.subList(0, 2)) >= 0
        && Collections.disjoint(names, Words.of(sender).list());
  }

  private static boolean isCard(MessageContent.Part part) {
    return switch (part.contentType()) {
      case "text/vcard", "text/x-vcard", "text/directory" -> true;
      default -> part.name() != null && Letters.lower(part.name()).endsWith(".vcf");
    };
  }

  /** Returns the lines; one that begins with a space goes on with the line before it. */
  private static List<String> unfolded(String text) {
    List<String> lines = new ArrayList<>();
    for (String line : (Iterable<String>) text.lines().limit(MOST_LINES)::iterator) {
      int last = lines.size() - 1;
      String before = last < 0 ? "" : lines.get(last);
      if (last >= 0 && (line.startsWith(" ") || line.startsWith("\t"))) {
        lines.set(last, before.length() > LONGEST_VALUE ? before : before + line.substring(1));
      } else if (isQuoted(before) && before.endsWith("=")) {
        lines.set(last, before.substring(0, before.length() - 1) + line);
      } else {
        lines.add(line);
      }
    }
    return lines;
  }

  private static boolean isQuoted(String line) {
    return line.length() <= LONGEST_VALUE && Letters.lower(line).contains("quoted-printable");
  }

  private static Optional<ContactCard> read(List<String> lines) {
    String shown = "";
    String parts = "";
    String phone = "";
    String mobile = "";
    String email = "";
    String note = "";
    int begins = 0;
    for (String line : lines) {
      int colon = line.length() > LONGEST_VALUE ? -1 : line.indexOf(':');
      String head = colon < 0 ? "" : Letters.lower(line.substring(0, colon));
      String value = colon < 0 ? "" : value(line.substring(colon + 1), isQuoted(head));
      switch (property(head)) {
        case "begin" -> begins++;
        case "fn" -> shown = value;
        case "n" -> parts = ofParts(value);
        case "tel" -> {
          phone = phone.isEmpty() ? value : phone;
          mobile = mobile.isEmpty() && head.contains("cell") ? value : mobile;
        }
        case "note" -> note = note.isEmpty() ? value : note;
        case "email" -> email = email.isEmpty() ? value : email;
        default -> {}
      }
    }
    ContactCard card =
        new ContactCard(
            shown.isBlank() ? parts : shown, mobile.isEmpty() ? phone : mobile, email, note);
    return begins == 1 && !(card.phone.isEmpty() && card.email.isEmpty())
        ? Optional.of(card)
        : Optional.empty();
  }

  /** Returns "tel" of "item1.tel;type=cell". */
  private static String property(String head) {
    int end = head.indexOf(';');
    String name = end < 0 ? head : head.substring(0, end);
    return name.substring(name.lastIndexOf('.') + 1);
  }

  private static String value(String written, boolean quoted) {
    String value = quoted ? decoded(written) : written;
    String plain = value.replace("\\,", ",").replace("\\;", ";").replace("\\n", " ").strip();
    boolean address = plain.startsWith("tel:") || plain.startsWith("mailto:");
    return address ? plain.substring(plain.indexOf(':') + 1) : plain;
  }

  /** Decodes "Garc=C3=ADa", as telephones write accents in the oldest version. */
  private static String decoded(String quoted) {
    byte[] bytes = quoted.getBytes(StandardCharsets.UTF_8);
    try (InputStream decoded =
        MimeUtility.decode(new ByteArrayInputStream(bytes), "quoted-printable")) {
      return new String(decoded.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException | MessagingException e) {
      return quoted; // the text only looked encoded
    }
  }

  /** Returns "Ana Ruiz" of "Ruiz;Ana;;;". */
  private static String ofParts(String value) {
    List<String> parts = Letters.pieces(value, ';');
    return String.join(" ", parts.size() > 1 ? List.of(parts.get(1), parts.get(0)) : parts);
  }
}
