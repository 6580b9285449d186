package es.sml.connector.callback.dispatch;

import es.sml.connector.callback.webhook.Webhook;
import es.sml.connector.setting.Check;
import es.sml.connector.setting.InvalidSettingException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The CRM of a dealer, which receives events about the dealer's leads: on a queue, by a webhook or
 * in files. Only one of these is allowed.
 *
 * @param statusQueue Queue of the events. By default {@code crm.<dealer>.status}.
 * @param webhook HTTP endpoint of the CRM, in place of a queue.
 * @param folder Folder for CSV files of events, in place of a queue, relative to the directory of
 *     the start. New files get the same rights as the folder. It must be apart from each drop
 *     folder and from the data directory.
 * @param concessionaires SML's ids of the places whose leads are tracked, too, even if the
 *     connector did not create them. The command {@code call list-concessionaires --all} lists
 *     them.
 * @param echoOwnChanges With {@code true}, the CRM gets the events of its own commands, too.
 */
public record SourceCrm(
    String statusQueue,
    Webhook webhook,
    Path folder,
    List<Long> concessionaires,
    Boolean echoOwnChanges) {
  public SourceCrm {
    concessionaires = concessionaires == null ? List.of() : List.copyOf(concessionaires);
    echoOwnChanges = Check.orDefault(echoOwnChanges, false);
    if (folder != null) {
      Check.directory("folder", folder);
    }
    if (Stream.of(statusQueue, webhook, folder).filter(Objects::nonNull).count() > 1) {
      throw new InvalidSettingException(
          "callback.one-place",
          "events go to one place: set only one of status-queue, webhook and folder");
    }
  }

  /** Kinds of transport to a CRM. */
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

  /** Returns the place of events, without secrets: a host, a queue or a folder. */
  public String place(String dealer) {
    return switch (channel()) {
      case WEBHOOK -> webhook.url().getHost();
      case QUEUE -> statusQueueFor(dealer);
      case FOLDER -> String.valueOf(folder);
    };
  }

  /** Returns the place of events with its kind, for a sentence. */
  String target(String dealer) {
    return switch (channel()) {
      case WEBHOOK -> place(dealer);
      case QUEUE -> "queue " + place(dealer);
      case FOLDER -> "folder " + place(dealer);
    };
  }

  public String statusQueueFor(String dealer) {
    return Check.orDefault(statusQueue, "crm." + dealer + ".status");
  }
}
