package es.sml.connector.parse.star;

import es.sml.connector.parse.xml.tree.XmlElement;
import java.util.List;

/**
 * The values of a STAR message that all its leads share.
 *
 * @param sender the program that sends the leads, and its service; may be empty
 * @param creator the program that wrote the message; may be empty
 * @param receivers the programs and dealers that the message is for
 * @param ids the ids of the message
 */
record StarEnvelope(String sender, String creator, List<String> receivers, List<String> ids) {
  /** Reads the values once, because a message may hold thousands of leads. */
  static StarEnvelope of(XmlElement document) {
    XmlElement sender = document.descendants("sender").findFirst().orElse(document);
    return new StarEnvelope(
        StarTerms.values(sender, "sendernamecode", "serviceid").replace(", ", " / "),
        sender.textOf("creatornamecode"),
        document
            .descendants("destination")
            .map(
                to ->
                    StarTerms.values(
                        to, "destinationnamecode", "partyreceiverid", "dealernumberid"))
            .toList(),
        document.descendants("bodid").map(XmlElement::line).toList());
  }
}
