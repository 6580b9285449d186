package es.sml.connector.door.fetch;

import es.sml.connector.door.fetch.api.ApiException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The channels in force whose leads are fetched. */
public final class FetchChannels {
  private static final Logger LOG = LoggerFactory.getLogger(FetchChannels.class);

  private final Map<String, FetchChannel> channels = new ConcurrentHashMap<>();

  /**
   * Adds a channel.
   *
   * @param name DEALER/CHANNEL
   */
  public void add(String name, FetchChannel channel) {
    channels.put(name, channel);
  }

  /** Removes this channel, unless another one has taken its name. */
  public void remove(String name, FetchChannel channel) {
    channels.remove(name, channel);
  }

  /** Returns the channel of DEALER/CHANNEL; null if there is none. */
  public FetchChannel get(String name) {
    return channels.get(name);
  }

  /** Returns the known ends of the channels' tokens, by the keys of the tokens in dealers.yaml. */
  public Map<String, Instant> tokenEnds() {
    Map<String, Instant> ends = new TreeMap<>();
    channels.forEach(
        (name, channel) ->
            channel
                .tokenEnds()
                .forEach(
                    (key, end) ->
                        ends.put("dealers." + name.replace("/", ".channels.") + "." + key, end)));
    return ends;
  }

  /** Reads the leads of each channel whose reading is due, and asks for the ends of tokens. */
  public void readDue() {
    channels.forEach(
        (name, channel) -> {
          try {
            channel.readIfDue();
            channel.checkTokenIfDue();
          } catch (ApiException e) {
            LOG.warn("{}: {}", name, e.getMessage());
          } catch (RuntimeException e) {
            // The others must not wait for it. The message may hold personal data.
            LOG.warn("{}: the platform's leads could not be read, and are read again", name, e);
          }
        });
  }

  public List<FetchStatus> all() {
    return channels.values().stream()
        .map(FetchChannel::status)
        .sorted(Comparator.comparing(FetchStatus::dealer).thenComparing(FetchStatus::channel))
        .toList();
  }
}
