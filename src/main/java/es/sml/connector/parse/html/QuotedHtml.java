package es.sml.connector.parse.html;

import es.sml.connector.parse.draft.LabelDictionary;
import es.sml.connector.parse.field.LeadField;
import es.sml.connector.parse.phone.NationalPhones;
import es.sml.connector.parse.text.Letters;
import es.sml.connector.parse.text.Words;
import es.sml.connector.parse.value.EmailReader;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Evaluator;
import org.jsoup.select.QueryParser;

/**
 * Tells older mails in an HTML mail from a customer's message that a portal shows as a quotation.
 * Writes the address or the telephone of a link into the text.
 */
final class QuotedHtml {
  private static final Evaluator LINKS = QueryParser.parse("a[href]");
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

  private static final List<String> NUMBERS =
      List.of("tel:", "https://wa.me/", "https://api.whatsapp.com/send?phone=");

  private static final int FEWEST_DIGITS = 8;

  /** Words of a button that calls the customer. The website's own button says "call us". */
  private static final Set<String> CALLS =
      Set.of(
          "llamar",
          "llama",
          "llamada",
          "trucar",
          "chamar",
          "deitu",
          "ligar",
          "appeler",
          "rappeler",
          "anrufen",
          "call",
          "ring",
          "chiama",
          "chiamare",
          "bellen",
          "bel",
          "whatsapp");

  /** Words that stand beside them: "call the customer now". */
  private static final Set<String> BESIDE_CALLS =
      Set.of(
          "ahora",
          "ara",
          "agora",
          "orain",
          "maintenant",
          "jetzt",
          "now",
          "ora",
          "nu",
          "al",
          "a",
          "the",
          "le",
          "il",
          "de",
          "den",
          "cliente",
          "client",
          "comprador",
          "acheteur",
          "kunden",
          "kunde",
          "interessenten",
          "customer",
          "buyer",
          "koper",
          "klant",
          "interesado",
          "por",
          "via",
          "par",
          "per",
          "o",
          "or",
          "enviar",
          "send",
          "escribir");

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
    html.select(LINKS).stream()
        .filter(link -> Letters.lower(link.attr("href")).startsWith(MAILTO))
        .limit(MOST_LINKS)
        .forEach(QuotedHtml::showAddress);
  }

  /** Writes the number of a button that calls the customer, if all buttons call the same number. */
  static void showNumber(Document html) {
    List<Element> buttons =
        html.select(LINKS).stream()
            .filter(link -> !number(link.attr("href")).isEmpty() && calls(link.text()))
            .limit(MOST_LINKS)
            .toList();
    List<String> numbers = buttons.stream().map(l -> number(l.attr("href"))).distinct().toList();
    if (numbers.size() == 1) {
      buttons.get(0).appendText(" " + numbers.get(0)); // the others call it too
    }
  }

  private static boolean calls(String text) {
    List<String> words = Words.of(Letters.start(text, LONGEST_LABEL)).list();
    return words.stream().anyMatch(CALLS::contains)
        && words.stream().allMatch(word -> CALLS.contains(word) || BESIDE_CALLS.contains(word));
  }

  /** Returns the digits of "tel:" and "https://wa.me/"; empty for other links. */
  private static String number(String link) {
    String lower = Letters.lower(Letters.start(link, LONGEST_ADDRESS));
    for (String beginning : NUMBERS) {
      if (lower.startsWith(beginning)) {
        String number = lower.substring(beginning.length());
        int end = number.indexOf('?');
        String digits = NationalPhones.digits(end < 0 ? number : number.substring(0, end));
        boolean foreign = !beginning.equals("tel:") || number.startsWith("+");
        return digits.length() < FEWEST_DIGITS ? "" : (foreign ? "+" : "") + digits;
      }
    }
    return "";
  }

  private static void showAddress(Element link) {
    String address = link.attr("href").substring(MAILTO.length());
    int end = address.indexOf('?') < 0 ? address.length() : address.indexOf('?');
    if (end <= LONGEST_ADDRESS && EmailReader.addresses(address.substring(0, end)).size() == 1) {
      link.appendText(" " + address.substring(0, end));
    }
  }
}
