package es.sml.connector.parse;

import es.sml.connector.parse.label.LeadField;
import es.sml.connector.parse.text.Letters;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * Tells older mails in an HTML mail from a customer's message that a portal shows as a quotation.
 */
final class QuotedHtml {
  private static final int MOST_LINKS = 20;
  private static final int LONGEST_LABEL = 40;
  private static final int LONGEST_ADDRESS = 254;
  private static final String MAILTO = "mailto:";

  /** Marks of mail programs in the attributes type and class. */
  private static final List<String> MARKS = List.of("cite", "quote", "replied", "reply");

  /** The words before an older mail: "Ana Ruiz wrote:". */
  private static final Set<String> WROTE =
      Set.of(
          "escribio",
          "wrote",
          "schrieb",
          "ecrit",
          "scritto",
          "escreveu",
          "escriure",
          "escrit",
          "escribiu",
          "schreef",
          "geschreven",
          "idatzi");

  private QuotedHtml() {}

  /** Returns whether a mail program has quoted an older mail in that element. */
  static boolean isOlderMail(Element quote, LabelDictionary labels) {
    String marks = Letters.lower(quote.attr("type") + " " + quote.attr("class"));
    if (quote.hasAttr("cite") || MARKS.stream().anyMatch(marks::contains)) {
      return true;
    }
    String text = quote.text();
    Element before = quote.previousElementSibling();
    return (before != null && announces(Letters.plain(before.text())))
        || beginsWithLabel(text, labels);
  }

  // A portal shows only the customer's words in a quotation.
  private static boolean beginsWithLabel(String text, LabelDictionary labels) {
    int colon = text.indexOf(':');
    if (colon <= 0 || colon > LONGEST_LABEL) {
      return false;
    }
    String label = text.substring(0, colon);
    return labels.layout().heads().header(label).isPresent()
        || labels.field(label).filter(field -> field != LeadField.MESSAGE).isPresent();
  }

  private static boolean announces(String before) {
    String end = before.endsWith(":") ? before.substring(0, before.length() - 1).strip() : "";
    return before.endsWith(":")
        && (end.indexOf('@') >= 0 || WROTE.contains(end.substring(end.lastIndexOf(' ') + 1)));
  }

  /** Writes the address of a link into the text if the text shows no address. */
  static void showAddresses(Document html) {
    if (html.text().indexOf('@') >= 0) {
      return;
    }
    html.select("a[href]").stream()
        .filter(link -> Letters.lower(link.attr("href")).startsWith(MAILTO))
        .limit(MOST_LINKS)
        .forEach(QuotedHtml::showAddress);
  }

  private static void showAddress(Element link) {
    String address = link.attr("href").substring(MAILTO.length());
    int end = address.indexOf('?') < 0 ? address.length() : address.indexOf('?');
    if (end <= LONGEST_ADDRESS && EmailReader.addresses(address.substring(0, end)).size() == 1) {
      link.appendText(" " + address.substring(0, end));
    }
  }
}
