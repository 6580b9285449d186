package es.sml.connector.setting;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;

/**
 * A host as in URLs and the header Host: a name or an address, with or without a port.
 *
 * @param name in small letters, without a dot at the end; an IPv6 address in brackets
 * @param port -1 without a port
 */
public record HostName(String name, int port) {
  private static final Pattern FORM =
      Pattern.compile(
          "(\\[[0-9a-f:.]{2,45}]|[a-z0-9](?:[a-z0-9._-]{0,251}[a-z0-9])?)[.]?(?::([0-9]{1,5}))?");
  private static final String PART = "(?:0|[1-9][0-9]{0,2})";
  private static final Pattern IPV4 = Pattern.compile("(?:" + PART + "[.]){3}" + PART);

  /** Reads a host; empty for any other text. */
  public static Optional<HostName> parse(String text) {
    if (text == null || text.length() > 300) {
      return Optional.empty();
    }
    Matcher form = FORM.matcher(text.toLowerCase(Locale.ROOT));
    if (!form.matches()) {
      return Optional.empty();
    }
    int port = form.group(2) == null ? -1 : Integer.parseInt(form.group(2));
    HostName host = new HostName(form.group(1), port);
    boolean isBroken = host.name.startsWith("[") && host.address().isEmpty();
    return isBroken || port > 65535 ? Optional.empty() : Optional.of(host);
  }

  /** The address, if the host is an address; names are not resolved. */
  public Optional<InetAddress> address() {
    if (!name.startsWith("[") && !IPV4.matches(name)) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.getByName(name));
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }

  /** Returns true for this machine; names are not resolved. */
  public boolean isLoopback() {
    return name.equals("localhost") || address().filter(InetAddress::isLoopbackAddress).isPresent();
  }
}
