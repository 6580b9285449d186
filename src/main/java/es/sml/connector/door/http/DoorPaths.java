package es.sml.connector.door.http;

import es.sml.connector.door.DoorChannel;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.function.Function;

/**
 * Finds the channel of a path: /in/DEALER/CHANNEL, or with the secret at its end.
 *
 * @param channels returns the channel in force for DEALER/CHANNEL; null if there is none
 */
public record DoorPaths(Function<String, DoorChannel> channels) {
  private static final String ROOT = "in";
  private static final int SHORT = 4;

  /**
   * A channel that a path names.
   *
   * @param name DEALER/CHANNEL
   * @param isWhole true if the path ends with the channel's secret, or the channel has none
   */
  record Found(String name, boolean isWhole) {}

  /** Returns the channel that a path names; null if there is none. */
  Found channel(String path) {
    String[] parts = path == null ? new String[0] : path.split("/", SHORT + 2);
    if (parts.length < SHORT || parts.length > SHORT + 1 || !parts[1].equals(ROOT)) {
      return null;
    }
    String name = parts[2] + "/" + parts[3];
    DoorChannel channel = channels.apply(name);
    String secret = parts.length > SHORT ? parts[SHORT] : "";
    if (channel == null || (channel.pathSecret() == null && !secret.isEmpty())) {
      return null;
    }
    return new Found(name, channel.pathSecret() == null || isSecretOf(channel, secret));
  }

  private static boolean isSecretOf(DoorChannel channel, String secret) {
    String own = channel.pathSecret().reveal();
    return MessageDigest.isEqual(
        own.getBytes(StandardCharsets.UTF_8), secret.getBytes(StandardCharsets.UTF_8));
  }
}
