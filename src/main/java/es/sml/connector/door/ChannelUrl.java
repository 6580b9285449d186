package es.sml.connector.door;

/**
 * The URL of a channel, on the Internet or on this machine, whole or with its secret masked.
 *
 * @param base scheme and host, without a path
 * @param name DEALER/CHANNEL
 */
public record ChannelUrl(String base, String name, DoorChannel channel) {
  private static final String MASK = "******";

  /** Returns the URL on the Internet, or on this machine if {@code public-url} is not set. */
  public static ChannelUrl of(DoorSettings door, String name, DoorChannel channel) {
    return new ChannelUrl(
        door.publicUrl() == null ? door.local(door.port()) : door.publicUrl(), name, channel);
  }

  /** Returns the URL with a mask in place of its secret. */
  public String masked() {
    return base + path(MASK);
  }

  /** Returns the whole URL, for the sender's settings and for requests. */
  public String whole() {
    return base + path(channel.pathSecret() == null ? null : channel.pathSecret().reveal());
  }

  private String path(String secret) {
    return "/in/" + name + (channel.pathSecret() == null ? "" : "/" + secret);
  }

  /** Leaves out the secret. */
  @Override
  public String toString() {
    return masked();
  }
}
