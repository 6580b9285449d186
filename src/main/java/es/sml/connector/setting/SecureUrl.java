package es.sml.connector.setting;

import java.net.URI;
import java.util.Optional;

/** Checks the URL of a server that gets secrets: https, or http at an address of this machine. */
public final class SecureUrl {
  private SecureUrl() {}

  /**
   * Returns the URL, which must be https, or http at an address of this machine.
   *
   * @throws IllegalArgumentException for any other URL
   */
  public static URI check(String name, URI url) {
    if (!isSecure(url)) {
      throw new InvalidSettingException(
          "setting.secure-url",
          "{0} must be an https URL with a host and no password;"
              + " http is only allowed to this machine's own addresses",
          name);
    }
    return url;
  }

  /** Returns true for https, and for http at an address of this machine. */
  public static boolean isSecure(URI url) {
    if (url.getHost() == null || url.getUserInfo() != null || url.getFragment() != null) {
      return false;
    }
    Optional<HostName> host = HostName.parse(url.getHost());
    return "https".equalsIgnoreCase(url.getScheme())
        || ("http".equalsIgnoreCase(url.getScheme())
            && host.filter(HostName::isLoopback).isPresent());
  }
}
