package es.sml.connector.parse;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.List;
import java.util.Map;

/**
 * A way of writing labelled mail, as its YAML file describes it.
 *
 * @param name unique; shown as the format's name
 * @param confidence how sure its author is of it: templates seen confirmed are tried first
 * @param parent name of the template whose labels this one adds to; null for none
 * @param provider who passes these enquiries on; null for the sender's domain
 * @param when which mails are meant; null for any mail
 * @param subject finds values in the subject, by groups named as fields; may be null
 * @param customerInReplyTo whether Reply-To is the customer's address
 */
record FormatTemplate(
    @JsonProperty(required = true) String name,
    @JsonProperty(required = true) Confidence confidence,
    @JsonProperty("extends") String parent,
    String provider,
    When when,
    Expression subject,
    @JsonProperty("customer-in-reply-to") boolean customerInReplyTo,
    Map<LeadField, List<String>> labels) {

  FormatTemplate {
    labels = labels == null ? Map.of() : Map.copyOf(labels);
    if (subject != null) {
      for (String group : subject.pattern().namedGroups().keySet()) {
        if (LeadField.named(group).isEmpty()) {
          throw new IllegalArgumentException(
              "the group "
                  + group
                  + " is no field"
                  + Misspelling.hint(group, LeadField.allWritten()));
        }
      }
    }
  }

  /** How much a template is worth. */
  enum Confidence {
    /** Written after real mails of this sender. */
    @JsonProperty("confirmed")
    CONFIRMED,
    /** Written after what the sender is said to send. */
    @JsonProperty("assumed")
    ASSUMED
  }

  /** Whether this template is for any mail, so that it must be tried last and with care. */
  boolean isGeneric() {
    return when == null;
  }

  /**
   * The conditions on a mail, all of which must hold; null is no condition.
   *
   * @param from found in the From header, name or address
   */
  record When(Expression from, Expression subject, @JsonProperty("list-id") Expression listId) {
    boolean isEmpty() {
      return from == null && subject == null && listId == null;
    }

    boolean accepts(MessageContent mail) {
      return mail.mail()
          && holds(from, mail.from())
          && holds(subject, mail.subject())
          && holds(listId, mail.header("list-id"));
    }

    private static boolean holds(Expression condition, String header) {
      return condition == null || (header != null && condition.pattern().matcher(header).find());
    }
  }

  /** A regular expression of RE2/J, found anywhere in the text, whatever its case. */
  record Expression(Pattern pattern) {
    @JsonCreator
    static Expression of(String expression) {
      try {
        return new Expression(Pattern.compile(expression, Pattern.CASE_INSENSITIVE));
      } catch (PatternSyntaxException e) {
        throw new IllegalArgumentException("no regular expression: " + e.getDescription(), e);
      }
    }
  }
}
