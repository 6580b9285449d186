package es.sml.connector.parse.json.lead;

import com.fasterxml.jackson.databind.JsonNode;
import es.sml.connector.parse.json.JsonKey;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Recognises JSON about a company's business, such as an invoice or a delivery of parts. */
final class JsonBusiness {
  private static final List<String> KINDS =
      List.of(
          "event",
          "event_type",
          "eventType",
          "type",
          "topic",
          "object",
          "resource",
          "kind",
          "action",
          "evento",
          "tipo");

  private static final Set<String> BUSINESS =
      Set.of(
          "invoice",
          "invoices",
          "invoicing",
          "receipt",
          "payment",
          "payments",
          "payout",
          "refund",
          "charge",
          "billing",
          "subscription",
          "shipment",
          "delivery",
          "tracking",
          "payroll",
          "factura",
          "facturas",
          "fra",
          "albaran",
          "recibo",
          "pago",
          "cobro",
          "envio",
          "nomina",
          "recambio",
          "recambios",
          "fatura",
          "pagamento",
          "encomenda",
          "facture",
          "paiement",
          "livraison",
          "commande",
          "rechnung",
          "zahlung",
          "lieferschein",
          "bestellung",
          "fattura",
          "ordine",
          "factuur",
          "betaling",
          "pedido",
          "pedidos",
          "order",
          "orders",
          "parts",
          "ticket",
          "auction",
          "subasta",
          "bid");

  /** Names of an enquiry; an order of a vehicle may hold one. */
  private static final Set<String> ENQUIRY =
      Set.of(
          "lead",
          "leads",
          "prospect",
          "enquiry",
          "inquiry",
          "vehicle",
          "vehiculo",
          "veiculo",
          "vehicule",
          "fahrzeug",
          "veicolo",
          "voertuig",
          "car",
          "coche",
          "message",
          "mensaje",
          "mensagem",
          "nachricht",
          "messaggio",
          "bericht",
          "comments",
          "comentarios",
          "consulta",
          "interest",
          "interes",
          "model",
          "modelo",
          "vin");

  /** Names of enquiries in a document that a program sends. */
  private static final Set<String> WRAPPED =
      Set.of(
          "lead",
          "leads",
          "prospect",
          "enquiry",
          "inquiry",
          "solicitud",
          "solicitudes",
          "consulta");

  /** The customer of a ticket. */
  private static final String REQUESTER = "requester";

  private JsonBusiness() {}

  /** Returns whether the names or the kind of the object speak of business, and none of a lead. */
  static boolean isOne(JsonNode json) {
    if (!json.isObject() || wraps(json)) {
      return false;
    }
    boolean business = false;
    boolean requester = json.has(REQUESTER);
    for (Map.Entry<String, JsonNode> field : json.properties()) {
      if (has(field.getKey(), ENQUIRY)) {
        return false;
      }
      business |=
          (field.getValue().isContainerNode()
                  && !requester
                  && !field.getValue().has(REQUESTER)
                  && has(field.getKey(), BUSINESS))
              || (KINDS.contains(field.getKey())
                  && !requester
                  && has(field.getValue().asText(), BUSINESS));
    }
    return business && KINDS.stream().noneMatch(kind -> has(json.path(kind).asText(), ENQUIRY));
  }

  /** Returns whether the only object, such as "envio", wraps enquiries. */
  private static boolean wraps(JsonNode json) {
    return json.size() == 1
        && json.elements().next().properties().stream()
            .anyMatch(field -> field.getValue().isContainerNode() && has(field.getKey(), WRAPPED));
  }

  private static boolean has(String written, Set<String> words) {
    return JsonKey.of(written).words().stream().anyMatch(words::contains);
  }
}
