package es.sml.connector.parse.template;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import es.sml.connector.language.LocalizedText;
import es.sml.connector.parse.content.MessageContent;
import es.sml.connector.parse.draft.FieldValues;
import es.sml.connector.parse.field.LeadField;
import es.sml.connector.parse.text.Letters;
import es.sml.connector.parse.text.Misspelling;
import es.sml.connector.parse.text.RequiredWords;
import es.sml.connector.setting.InvalidSettingException;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A format of labelled mails, or the columns of a table, as described by a YAML file.
 *
 * @param name Unique name of the format.
 * @param confidence Origin of the template. {@code confirmed}: real mails of this sender. {@code
 *     assumed}: it was not yet compared with a real mail. Confirmed templates are tried first.
 * @param parent Name of the template whose labels this one adds to.
 * @param provider Provider of the leads. By default the sender's domain.
 * @param when Conditions on a message; all of them must hold. A template without {@code when} reads
 *     the mails of any sender. At least one template must have no {@code when}.
 * @param nonLead Which of these messages are not leads, such as invoices. It has the same
 *     conditions as {@code when}.
 * @param where Places in a mail where values are searched. {@code text}: lines of label and value.
 *     {@code table}: cells of a table. {@code definition-list}: a list of terms in HTML. {@code
 *     json-ld}: the data for machines in HTML; its labels are paths such as {@code
 *     sender.telephone}.
 * @param subject RE2 expression that finds values in the subject. A named group is the field:
 *     {@code (?P<vehicle>.+)}. A hyphen in a field's name is an underscore in the group's name.
 * @param text RE2 expressions that find values without a label in the text of a mail. Named groups
 *     are the fields, as in {@code subject}.
 * @param customerInFrom With {@code true}, From is the customer's name and address, if the mail has
 *     no other. It is often a relay's address.
 * @param customerInReplyTo With {@code true}, Reply-To is the customer's address.
 * @param labels Words before a value, in any language, for each field. docs/formats.md lists the
 *     fields.
 * @param layout Lines of the sender's own text, such as a footer. They are no values, and they end
 *     a message.
 */
public record FormatTemplate(
    @JsonProperty(required = true) String name,
    @JsonProperty(required = true) Confidence confidence,
    @JsonProperty("extends") String parent,
    String provider,
    When when,
    @JsonProperty("non-lead") When nonLead,
    Set<Place> where,
    Expression subject,
    List<Expression> text,
    @JsonProperty("customer-in-from") boolean customerInFrom,
    @JsonProperty("customer-in-reply-to") boolean customerInReplyTo,
    Map<LeadField, List<String>> labels,
    List<String> layout) {

  public FormatTemplate {
    // In the order of the fields: of two fields with the same label the later one wins.
    Map<LeadField, List<String>> ordered = new EnumMap<>(LeadField.class);
    if (labels != null) {
      labels.forEach((field, words) -> ordered.put(field, List.copyOf(words)));
    }
    labels = Collections.unmodifiableMap(ordered);
    where = where == null || where.isEmpty() ? Place.USUAL : Set.copyOf(where);
    text = text == null ? List.of() : List.copyOf(text);
    layout = layout == null ? List.of() : List.copyOf(layout);
    if (subject != null) {
      subject.checkGroups("subject");
    }
    for (int i = 0; i < text.size(); i++) {
      text.get(i).checkGroups("text[" + i + "]");
    }
  }

  /** The places of values in a mail. */
  public enum Place {
    /** Lines of "label: value", in plain text and in HTML. */
    @JsonProperty("text")
    TEXT,
    /** Table cells, first the label, then the value. */
    @JsonProperty("table")
    TABLE,
    /** HTML definition lists. */
    @JsonProperty("definition-list")
    DEFINITION_LIST,
    /** Machine-readable data in HTML, by paths such as sender.telephone. */
    @JsonProperty("json-ld")
    JSON_LD;

    public static final Set<Place> USUAL = Set.of(TEXT, TABLE, DEFINITION_LIST);
  }

  /** The evidence for a template. */
  public enum Confidence {
    /** Based on real mails of this sender. */
    @JsonProperty("confirmed")
    CONFIRMED,
    /** Based on descriptions of this sender's mails. */
    @JsonProperty("assumed")
    ASSUMED;

    /** The name in templates. */
    public String written() {
      return Letters.lower(name());
    }
  }

  /** Returns whether this template applies to any mail, so it must be tried last. */
  public boolean isGeneric() {
    return when == null;
  }

  /**
   * The conditions on a message. All of them must hold; null is no condition.
   *
   * @param from RE2 expression that must be found in the sender, a name or an address.
   * @param subject RE2 expression that must be found in the subject.
   * @param listId RE2 expression that must be found in the header List-Id.
   * @param file RE2 expression that must be found in the name of a table's file. Such a template is
   *     only for tables.
   */
  public record When(
      Expression from,
      Expression subject,
      @JsonProperty("list-id") Expression listId,
      Expression file) {
    public boolean isEmpty() {
      return from == null && subject == null && listId == null && file == null;
    }

    public boolean accepts(MessageContent mail) {
      return mail.mail() && file == null && holds(mail);
    }

    /** Returns whether it applies to a table in that message, alone or attached to a mail. */
    public boolean accepts(MessageContent content, MessageContent.Part table) {
      return file != null && holds(file, table.name()) && holds(content);
    }

    private boolean holds(MessageContent message) {
      return holds(from, message.from())
          && holds(subject, message.subject())
          && holds(listId, message.header("list-id"));
    }

    private static boolean holds(Expression condition, String header) {
      return condition == null || (header != null && condition.isIn(header));
    }
  }

  /** A regular expression of RE2/J, found anywhere in the text, in any case. */
  public record Expression(Pattern pattern, RequiredWords required) {
    /** Compiling a pattern takes time and memory by the square of its length. */
    private static final int LONGEST = 2_000;

    @JsonCreator
    static Expression of(String expression) {
      if (expression.length() > LONGEST) {
        throw new InvalidSettingException(
            "format.long-expression",
            "the regular expression has more than {0} characters; split the template",
            LONGEST);
      }
      try {
        return new Expression(
            Pattern.compile(expression, Pattern.CASE_INSENSITIVE), RequiredWords.of(expression));
      } catch (PatternSyntaxException e) {
        throw new InvalidSettingException(
            "format.expression",
            "not a valid regular expression: {0}",
            LocalizedText.recorded(e.getDescription()));
      }
    }

    private void checkGroups(String key) {
      if (pattern.namedGroups().isEmpty()) {
        throw new WrongKeyException(
            key,
            LocalizedText.of(
                "format.no-group",
                "needs a group with the name of a field, such as (?P<vehicle>...)"));
      }
      for (String group : pattern.namedGroups().keySet()) {
        if (LeadField.named(group).isEmpty()) {
          throw new WrongKeyException(
              key,
              LocalizedText.of(
                  "format.group",
                  "the group {0} is not a field{1}",
                  group,
                  Misspelling.hint(group, LeadField.allWritten())));
        }
      }
    }

    /** Returns the fields that it finds. */
    public List<LeadField> fields() {
      return pattern.namedGroups().keySet().stream()
          .map(group -> LeadField.named(group).orElseThrow())
          .toList();
    }

    boolean isIn(String text) {
      return required.mayBeIn(Letters.lower(text)) && pattern.matcher(text).find();
    }

    /** Adds the text of the groups, for fields without a value. */
    public void find(String searched, FieldValues values, String from) {
      find(searched, Letters.lower(searched), values, from);
    }

    /**
     * Adds the text of the groups, for fields without a value.
     *
     * @param lower the searched text in lower case
     */
    public void find(String searched, String lower, FieldValues values, String from) {
      if (fields().stream().allMatch(values::has) || !required.mayBeIn(lower)) {
        return;
      }
      Matcher matcher = pattern.matcher(searched);
      if (matcher.find()) {
        for (String group : pattern.namedGroups().keySet()) {
          if (matcher.group(group) != null) {
            values.addIfAbsent(LeadField.named(group).orElseThrow(), matcher.group(group), from);
          }
        }
      }
    }
  }
}
