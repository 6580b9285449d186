package es.sml.connector.door.meta;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The channels of Meta lead ads in force. */
public final class MetaChannels {
  private static final Logger LOG = LoggerFactory.getLogger(MetaChannels.class);

  private final Map<String, MetaChannel> channels = new ConcurrentHashMap<>();

  /**
   * Adds a channel.
   *
   * @param name DEALER/CHANNEL
   */
  public void add(String name, MetaChannel channel) {
    channels.put(name, channel);
  }

  /** Removes this channel, unless another one has taken its name. */
  public void remove(String name, MetaChannel channel) {
    channels.remove(name, channel);
  }

  /** Returns the channel of DEALER/CHANNEL; null if there is none. */
  public MetaChannel get(String name) {
    return channels.get(name);
  }

  /** Reads the forms of each channel whose reading is due. */
  public void readDue() {
    channels.forEach(
        (name, channel) -> {
          try {
            channel.readIfDue();
          } catch (RuntimeException e) {
            // The others must not wait for it. The message may hold personal data.
            LOG.warn("{}: Meta's forms could not be read, and are read again", name, e);
          }
        });
  }

  /** Returns the state of each channel. */
  public List<MetaStatus> all() {
    return channels.values().stream()
        .map(MetaChannel::status)
        .sorted(Comparator.comparing(MetaStatus::dealer).thenComparing(MetaStatus::channel))
        .toList();
  }
}
