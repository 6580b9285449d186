package es.sml.connector.parse;

import com.google.re2j.Pattern;
import es.sml.connector.parse.label.LeadField;
import es.sml.connector.parse.text.Letters;
import java.util.ArrayList;
import java.util.List;

/** Reads "Label: value" lines, and values on the line after their label. */
final class LabelledBlock {
  private static final int LONGEST_FOOTER = 1000;
  private static final Pattern RULE = Pattern.compile("[_=-]{5,}");
  private static final List<String> FOOTER_BEGINNINGS =
      List.of("enviado desde mi", "sent from my", "aviso legal");
  private static final List<String> FOOTER_WORDS =
      List.of(
          "darse de baja",
          "date de baja",
          "cancelar la suscripción",
          "cancelar la suscripcion",
          "cancelar tu suscripción",
          "cancelar tu suscripcion",
          "dejar de recibir",
          "unsubscribe",
          "política de privacidad",
          "politica de privacidad",
          "privacy policy",
          "es confidencial",
          "is confidential");

  private final LabelDictionary labels;
  private final List<FieldValues> customers = new ArrayList<>();
  private final List<String> loose = new ArrayList<>();
  private FieldValues values = new FieldValues();
  private Sections section = Sections.CUSTOMER;

  /** True if a heading began the section, not a value in it. */
  private boolean headed;

  LabelledBlock(LabelDictionary labels) {
    this.labels = labels;
  }

  /** Returns the labelled values of one customer in a text, such as a comment. */
  static FieldValues inText(String text, LabelDictionary labels) {
    return new LabelledBlock(labels).read(MailLines.beginning(text).lines().toList()).get(0);
  }

  /**
   * Returns the values of each customer in the lines: one for most mails, none if there are none.
   * Text without a label stays with the first customer.
   */
  List<FieldValues> read(List<String> text) {
    List<LabelledLine> lines = withoutFooter(LabelledLine.of(withoutSignature(text), labels));
    if (lines.stream().allMatch(line -> line.field() == null && line.label() == null)) {
      return List.of(values);
    }
    int next = 0;
    while (next < lines.size()) {
      LabelledLine line = lines.get(next++);
      if (line.isBlank()) {
        section = section == Sections.DEALER ? Sections.CUSTOMER : section;
      } else if (line.field() == LeadField.MESSAGE && section != Sections.DEALER) {
        next = message(lines, next, line);
      } else if (line.isLabelled() && line.value().isEmpty()) {
        next = valueBelow(lines, next, line);
      } else if (line.isLabelled()) {
        take(line, line.value());
      } else {
        begin(Sections.begunBy(line.text()));
        loose.add(line.text());
      }
    }
    if (values.size() > 0 || customers.isEmpty()) {
      customers.add(values);
    }
    if (customers.get(0).size() > 0) {
      customers.get(0).addLoose(String.join("\n", loose));
    }
    return customers;
  }

  private void take(LabelledLine line, String value) {
    LeadField known = field(line);
    if (known == null || isHeading(line, known, value)) {
      values.addUnknown(line.label(), value);
      VehicleQuestion.field(line.label(), value)
          .ifPresent(field -> values.addIfAbsent(field, value, line.place()));
      return;
    }
    if (section == Sections.DEALER) {
      values.addUnknown(line.label(), value);
      return;
    }
    if (isNextCustomer(known, value)) {
      customers.add(values);
      values = new FieldValues();
      section = Sections.CUSTOMER;
    }
    // A price may be the wanted vehicle's again, unless a heading names the owner.
    boolean moves = section == Sections.TRADE_IN && (headed || known != LeadField.PRICE);
    LeadField field = moves ? LabelDictionary.ofTradeIn(known) : known;
    if (LabelDictionary.isOfTradeIn(field) && YesOrNo.of(value) != YesOrNo.NO) {
      headed &= section == Sections.TRADE_IN;
      section = Sections.TRADE_IN; // its plate and kilometres follow it
    }
    values.add(field, value, line.place());
  }

  /** Returns whether a bare word such as "Reserva" may be a link or a heading, not a label. */
  private static boolean isHeading(LabelledLine line, LeadField field, String value) {
    return !line.colon()
        && LabelledRequests.FIELDS.contains(field)
        && line.label().indexOf(' ') < 0
        && YesOrNo.of(value) == YesOrNo.WORDS
        && value.chars().noneMatch(Character::isDigit);
  }

  private LeadField field(LabelledLine line) {
    return line.field() == null && section == Sections.TRADE_IN
        ? labels.fieldOfTradeIn(line.label()).orElse(null)
        : line.field();
  }

  private boolean isNextCustomer(LeadField field, String value) {
    return (field == LeadField.NAME || field == LeadField.FIRST_NAME)
        && values.has(field)
        && !values.first(field).equalsIgnoreCase(value)
        && (values.has(LeadField.PHONE) || values.has(LeadField.EMAIL));
  }

  private int message(List<LabelledLine> lines, int first, LabelledLine start) {
    StringBuilder message = new StringBuilder(start.value());
    int next = first;
    while (next < lines.size() && !endsMessage(lines, next)) {
      message.append('\n').append(lines.get(next++).text());
    }
    values.add(LeadField.MESSAGE, message.toString(), start.place());
    return next;
  }

  /**
   * Inside a message, a line that is only a label's word is the writer's text. So is a line with an
   * unknown label, unless a block of labels begins with it.
   */
  private static boolean endsMessage(List<LabelledLine> lines, int at) {
    LabelledLine line = lines.get(at);
    if (line.field() != null) {
      return line.colon();
    }
    boolean blockBegins =
        lines.get(at - 1).isBlank() && at + 1 < lines.size() && lines.get(at + 1).colon();
    return line.colon() && blockBegins;
  }

  private int valueBelow(List<LabelledLine> lines, int first, LabelledLine start) {
    int next = first;
    while (next < lines.size() && lines.get(next).isBlank()) {
      next++;
    }
    Sections begun = Sections.begunBy(start.label());
    if (next < lines.size()
        && !lines.get(next).isLabelled()
        && (start.field() != null || begun == null)) {
      take(start, lines.get(next).text());
      return next + 1;
    }
    if (!start.colon()
        && start.field() != null
        && LabelledRequests.FIELDS.contains(start.field())) {
      loose.add(start.text()); // it may be a word of the text
    }
    begin(begun);
    return first;
  }

  // Text before the first value is the title of the mail: "Solicitud de tasación".
  private void begin(Sections begun) {
    if (begun != null && (begun != Sections.TRADE_IN || values.size() > 0)) {
      section = begun;
      headed = begun == Sections.TRADE_IN;
    }
  }

  /** Cuts at the line that mail programs put before a signature. */
  private static List<String> withoutSignature(List<String> text) {
    for (int i = 1; i < text.size(); i++) {
      if (text.get(i).stripTrailing().equals("--")) {
        return text.subList(0, i);
      }
    }
    return text;
  }

  /** Cuts at a footer, unless known labels come after it. */
  private static List<LabelledLine> withoutFooter(List<LabelledLine> lines) {
    int last = lines.size() - 1;
    while (last >= 0 && lines.get(last).field() == null) {
      last--;
    }
    for (int i = last + 1; last >= 0 && i < lines.size(); i++) {
      if (isFooter(lines.get(i).text())) {
        return lines.subList(0, i);
      }
    }
    return lines;
  }

  private static boolean isFooter(String line) {
    if (line.length() > LONGEST_FOOTER) {
      return false;
    }
    String words = Letters.lower(line);
    return FOOTER_BEGINNINGS.stream().anyMatch(words::startsWith)
        || FOOTER_WORDS.stream().anyMatch(words::contains)
        || RULE.matches(line);
  }
}
