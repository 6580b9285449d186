package es.sml.connector.door.sender.message;

import es.sml.connector.door.codec.Hmacs;
import es.sml.connector.door.codec.Query;
import es.sml.connector.door.request.DoorRequest;
import es.sml.connector.door.request.MessageReader;
import es.sml.connector.door.request.Offer;
import es.sml.connector.door.request.Reception;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/**
 * ADF as the body of a request, or as the value of a form's field. Its id names it, together with
 * the source of the id.
 */
public final class AdfMessages implements MessageReader {
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String XML = "application/xml";

  /** The bytes of a longer one name it. This thread serves all connections, so it reads little. */
  private static final int LONGEST = 64 << 10;

  @Override
  public Reception read(DoorRequest request) {
    Offer offer =
        request.mediaType().equals(FORM)
            ? ofField(request)
            : Offer.named(id(text(request)), request);
    return new Reception(List.of(offer), HeaderMessages::received);
  }

  private static Offer ofField(DoorRequest request) {
    return Query.of(text(request)).values().stream()
        .flatMap(List::stream)
        .filter(value -> value.stripLeading().startsWith("<"))
        .findFirst()
        .map(xml -> new Offer(id(xml), null, XML, Hmacs.bytes(xml), "", null))
        .orElseGet(() -> Offer.named(null, request));
  }

  private static String text(DoorRequest request) {
    return new String(request.body(), StandardCharsets.UTF_8);
  }

  /** Returns the ids of all prospects; null if one has none. It resolves no entity and no DTD. */
  private static String id(String xml) {
    if (xml.length() > LONGEST) {
      return null;
    }
    Document document = Jsoup.parse(xml, Parser.xmlParser());
    List<String> ids = document.getElementsByTag("prospect").stream().map(AdfMessages::id).toList();
    return ids.isEmpty() || ids.contains(null)
        ? null
        : SenderIds.of(ids.stream().collect(Collectors.joining(" ")));
  }

  private static String id(Element prospect) {
    return prospect.children().stream()
        .filter(child -> child.normalName().equals("id"))
        .filter(id -> !id.attr("source").isBlank() && !id.text().matches("[0\\s]*"))
        .findFirst()
        .map(id -> id.text().strip() + "@" + id.attr("source").strip())
        .orElse(null);
  }
}
