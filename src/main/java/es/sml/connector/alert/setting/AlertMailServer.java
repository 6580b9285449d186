package es.sml.connector.alert.setting;

import es.sml.connector.setting.Check;
import es.sml.connector.setting.HostName;
import es.sml.connector.setting.InvalidSettingException;
import es.sml.connector.setting.Secret;

/**
 * The server that sends mails. It refuses a login without encryption, except to a server on this
 * machine.
 *
 * @param host Name of the server.
 * @param port By default 587, with {@code tls: on-connect} 465.
 * @param tls {@code starttls}, {@code on-connect} or {@code none}. With {@code none} a login is
 *     only allowed to a server on this machine.
 * @param username User of the login. Leave it out for a server without a login.
 * @param password Password of the login.
 */
public record AlertMailServer(
    String host, Integer port, Tls tls, String username, Secret password) {
  public AlertMailServer {
    Check.needed("host", host);
    tls = Check.orDefault(tls, Tls.STARTTLS);
    port =
        Check.between("port", Check.orDefault(port, tls == Tls.ON_CONNECT ? 465 : 587), 1, 65535);
    if ((username == null) != (password == null)) {
      throw new InvalidSettingException(
          "alerts.login", "username and password belong together: set both or none");
    }
    boolean isLocal = HostName.parse(host).filter(HostName::isLoopback).isPresent();
    if (tls == Tls.NONE && username != null && !isLocal) {
      throw new InvalidSettingException(
          "alerts.plain-login",
          "tls must be starttls or on-connect for a login, so that it is encrypted");
    }
  }

  /** How the connection is encrypted. */
  public enum Tls {
    STARTTLS,
    ON_CONNECT,
    NONE
  }
}
