package es.sml.connector.callback;

import es.sml.connector.setting.Check;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The CRM that a dealer's leads came from, to be told of what becomes of them: on a queue, by a
 * webhook or in files.
 *
 * @param statusQueue null, where nothing else is set either, takes crm.&lt;dealer&gt;.status
 * @param webhook null where events do not go over HTTP
 * @param folder for files of events; null where there are none
 * @param concessionaires SML's ids of the places whose leads it follows, whoever created them
 * @param tellOwnChanges whether it is told of what it has changed by a command itself
 */
public record SourceCrm(
    String statusQueue,
    Webhook webhook,
    Path folder,
    List<Long> concessionaires,
    Boolean tellOwnChanges) {
  public SourceCrm {
    concessionaires = concessionaires == null ? List.of() : List.copyOf(concessionaires);
    tellOwnChanges = Check.orDefault(tellOwnChanges, false);
    if (Stream.of(statusQueue, webhook, folder).filter(Objects::nonNull).count() > 1) {
      throw new IllegalArgumentException(
          "events go one way: set status-queue, webhook or folder, not several of them");
    }
  }

  /** The ways to a CRM. */
  public enum Channel {
    QUEUE,
    WEBHOOK,
    FOLDER
  }

  public Channel channel() {
    if (webhook != null) {
      return Channel.WEBHOOK;
    }
    return folder != null ? Channel.FOLDER : Channel.QUEUE;
  }

  public String statusQueueFor(String dealer) {
    return Check.orDefault(statusQueue, "crm." + dealer + ".status");
  }
}
