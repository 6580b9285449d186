package es.sml.connector.ops.retention;

import es.sml.connector.intake.file.KeptFiles;
import es.sml.connector.intake.folder.DropFolder;
import es.sml.connector.lead.InboundMessage;
import es.sml.connector.ledger.query.LeadRow;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The queues and folders that hold a dealer's messages and files. It removes the file of an erased
 * lead, unless the file holds other leads too.
 *
 * @param queuesOf the reply and event queues of a dealer's programs, and the broker's own dead
 *     letter queue
 * @param folders the drop folders by dealer
 * @param largestFile the size limit of a file, in bytes
 */
public record CustomerPlaces(
    Function<String, Set<String>> queuesOf,
    Supplier<Map<String, DropFolder>> folders,
    int largestFile) {

  Set<String> queuesOf(String dealer) {
    return queuesOf.apply(dealer);
  }

  /** Removes the file of a lead. A file that holds other leads too is kept. */
  void removeFile(LeadRow lead, List<String> left) {
    DropFolder folder = folders.get().get(lead.dealer());
    if (!InboundMessage.Channel.FILE.name().equals(lead.channel())
        || folder == null
        || lead.name() == null) {
      return;
    }
    int slash = lead.leadKey().indexOf('/');
    String key = slash < 0 ? lead.leadKey() : lead.leadKey().substring(0, slash);
    try {
      KeptFiles kept = new KeptFiles(folder);
      List<Path> files = kept.find(lead.dealer(), key, lead.name(), largestFile);
      if (slash < 0) {
        kept.delete(files);
      } else if (!files.isEmpty()) {
        left.add(
            "its file holds other leads too and is kept in processed/ of the drop folder; to remove"
                + " the file, erase "
                + key);
      }
    } catch (IOException e) {
      left.add(
          "the connector cannot read the drop folder; remove the lead's file from its processed/ by"
              + " hand");
    }
  }
}
