package es.sml.connector.parse.channel;

import com.fasterxml.jackson.databind.JsonNode;
import es.sml.connector.parse.content.ContentKind;
import es.sml.connector.parse.content.MessageContent;
import es.sml.connector.parse.field.LeadField;
import es.sml.connector.parse.form.MultipartFormFormat;
import es.sml.connector.parse.form.UrlEncodedFormat;
import es.sml.connector.parse.json.JsonKey;
import es.sml.connector.parse.json.JsonScalars;
import es.sml.connector.parse.json.NestedJson;
import es.sml.connector.parse.json.object.JsonNames;
import es.sml.connector.parse.xml.tree.XmlObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Opens a mail that a service for incoming mail posts as JSON or as a form. Several mails, or a
 * mail with a field for the telephone, stay as they are.
 */
public final class PostedMails {
  private static final int DEEPEST = 5;

  /** The word for the subject without its first letter, so that a capital does not matter. */
  private static final List<String> SUBJECTS =
      List.of("ubject", "sunto", "etreff", "bjet", "ggetto", "ssumpte", "ssunto");

  private final JsonNames names;

  public PostedMails(JsonNames names) {
    this.names = names;
  }

  /** Returns the only mail in the content; the content itself if it holds none or several. */
  public MessageContent in(MessageContent content) {
    if (content.mail() || !mayBeIn(content)) {
      return content;
    }
    List<JsonNode> roots = JsonScalars.documents(content, PostedMails::namesSubject);
    content.parts().stream()
        .map(MessageContent.Part::text)
        .filter(text -> ContentKind.ofText(text).equals(ContentKind.XML))
        .forEach(text -> XmlObject.read(text).ifPresent(roots::add));
    UrlEncodedFormat.form(content).ifPresent(roots::add);
    MultipartFormFormat.form(content).ifPresent(roots::add);
    List<PostedMail> mails = new ArrayList<>();
    roots.forEach(root -> collect(NestedJson.open(root), 0, mails));
    return mails.size() == 1 ? mails.get(0).content() : content;
  }

  private static boolean mayBeIn(MessageContent content) {
    return content.parts().stream()
        .anyMatch(
            part ->
                namesSubject(part.text()) || (part.name() != null && namesSubject(part.name())));
  }

  private static boolean namesSubject(String text) {
    return SUBJECTS.stream().anyMatch(text::contains);
  }

  private void collect(JsonNode node, int depth, List<PostedMail> mails) {
    if (depth > DEEPEST) {
      return;
    }
    if (node.isObject()) {
      PostedMail mail = new PostedMail(node);
      if (mail.isComplete()) {
        if (!hasPhone(node, 1)) {
          mails.add(mail);
        }
        return;
      }
    }
    for (JsonNode inner : node) {
      if (inner.isContainerNode()) {
        collect(inner, depth + 1, mails);
      }
    }
  }

  // A form with the customer's telephone says more than its mail does.
  private boolean hasPhone(JsonNode object, int deeper) {
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      JsonNode value = field.getValue();
      Optional<LeadField> known = names.field(JsonKey.of(field.getKey()).words());
      if (known.filter(LeadField.PHONE::equals).isPresent()
          || (deeper > 0 && value.isObject() && hasPhone(value, deeper - 1))) {
        return true;
      }
    }
    return false;
  }
}
