package es.sml.connector.callback;

import java.net.UnknownHostException;

/** Thrown when a webhook's host has an address that webhooks may not reach. */
public final class ForbiddenAddressException extends UnknownHostException {
  private static final long serialVersionUID = 1L;

  public ForbiddenAddressException(String host) {
    super(
        host + " has an address that is not public: add its network to callback.private-networks");
  }
}
