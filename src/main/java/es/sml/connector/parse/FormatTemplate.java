package es.sml.connector.parse;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A way of writing labelled mail, or the columns of a table, as its YAML file describes it.
 *
 * @param name unique; shown as the format's name
 * @param confidence how sure its author is of it: templates seen confirmed are tried first
 * @param parent name of the template whose labels this one adds to; null for none
 * @param provider who passes these enquiries on; null for the sender's domain
 * @param when which mails or files are meant; null for any
 * @param nonLead which of these messages hold no lead; null for none
 * @param where in which places of a mail values are looked for
 * @param subject finds values in the subject, by groups named as fields; may be null
 * @param text find values in the mail's text that no label names, by groups named as fields
 * @param customerInReplyTo whether Reply-To is the customer's address
 */
record FormatTemplate(
    @JsonProperty(required = true) String name,
    @JsonProperty(required = true) Confidence confidence,
    @JsonProperty("extends") String parent,
    String provider,
    When when,
    @JsonProperty("non-lead") When nonLead,
    Set<Place> where,
    Expression subject,
    List<Expression> text,
    @JsonProperty("customer-in-reply-to") boolean customerInReplyTo,
    Map<LeadField, List<String>> labels) {

  FormatTemplate {
    labels = labels == null ? Map.of() : Map.copyOf(labels);
    where = where == null || where.isEmpty() ? Place.USUAL : Set.copyOf(where);
    text = text == null ? List.of() : List.copyOf(text);
    if (subject != null) {
      subject.checkGroups();
    }
    text.forEach(Expression::checkGroups);
  }

  /** Where in a mail a value can stand. */
  enum Place {
    /** Lines of "label: value", in plain text and in HTML. */
    @JsonProperty("text")
    TEXT,
    /** Cells of a table, the label's before the value's. */
    @JsonProperty("table")
    TABLE,
    /** HTML's list of terms. */
    @JsonProperty("definition-list")
    DEFINITION_LIST,
    /** The data for machines in HTML, by paths like sender.telephone. */
    @JsonProperty("json-ld")
    JSON_LD;

    static final Set<Place> USUAL = Set.of(TEXT, TABLE, DEFINITION_LIST);
  }

  /** How much a template is worth. */
  enum Confidence {
    /** Written after real mails of this sender. */
    @JsonProperty("confirmed")
    CONFIRMED,
    /** Written after what the sender is said to send. */
    @JsonProperty("assumed")
    ASSUMED;

    /** The name in templates. */
    String written() {
      return Letters.lower(name());
    }
  }

  /** Whether this template is for any mail, so that it must be tried last and with care. */
  boolean isGeneric() {
    return when == null;
  }

  /**
   * The conditions on a message, all of which must hold; null is no condition.
   *
   * @param from found in the From header, name or address
   * @param file found in the name of a table's file; a template with it is for tables alone
   */
  record When(
      Expression from,
      Expression subject,
      @JsonProperty("list-id") Expression listId,
      Expression file) {
    boolean isEmpty() {
      return from == null && subject == null && listId == null && file == null;
    }

    boolean accepts(MessageContent mail) {
      return mail.mail() && file == null && holds(mail);
    }

    /** Whether a table is meant that came in that message, alone or attached to a mail. */
    boolean accepts(MessageContent content, MessageContent.Part table) {
      return file != null && holds(file, table.name()) && holds(content);
    }

    private boolean holds(MessageContent message) {
      return holds(from, message.from())
          && holds(subject, message.subject())
          && holds(listId, message.header("list-id"));
    }

    private static boolean holds(Expression condition, String header) {
      return condition == null || (header != null && condition.pattern().matcher(header).find());
    }
  }

  /** A regular expression of RE2/J, found anywhere in the text, whatever its case. */
  record Expression(Pattern pattern) {
    /** To compile a pattern takes time and memory by the square of its length. */
    private static final int LONGEST = 2_000;

    @JsonCreator
    static Expression of(String expression) {
      if (expression.length() > LONGEST) {
        throw new IllegalArgumentException(
            "a regular expression has at most " + LONGEST + " characters; split the template");
      }
      try {
        return new Expression(Pattern.compile(expression, Pattern.CASE_INSENSITIVE));
      } catch (PatternSyntaxException e) {
        throw new IllegalArgumentException("no regular expression: " + e.getDescription(), e);
      }
    }

    private void checkGroups() {
      if (pattern.namedGroups().isEmpty()) {
        throw new IllegalArgumentException("needs a group named as a field: (?P<vehicle>...)");
      }
      for (String group : pattern.namedGroups().keySet()) {
        if (LeadField.named(group).isEmpty()) {
          throw new IllegalArgumentException(
              "the group "
                  + group
                  + " is no field"
                  + Misspelling.hint(group, LeadField.allWritten()));
        }
      }
    }

    /** Adds what the groups match in the text, where nothing is known of their fields. */
    void find(String searched, FieldValues values, String from) {
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
