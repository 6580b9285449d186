package es.sml.connector.language;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.JMSException;
import jakarta.jms.JMSSecurityException;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Locale;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.apache.activemq.artemis.api.core.ActiveMQNotConnectedException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.HttpHostConnectException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FailureWordsTest {
  private static final Locale SPANISH = Locale.forLanguageTag("es");

  static Stream<Arguments> failures() {
    return Stream.of(
        Arguments.of(new HttpHostConnectException("http://x/secret"), "la conexión se rechaza"),
        Arguments.of(new ConnectException("Connection timed out"), "no responde a tiempo"),
        Arguments.of(new ConnectTimeoutException("secret"), "no responde a tiempo"),
        Arguments.of(new SocketTimeoutException(), "no responde a tiempo"),
        Arguments.of(new ConnectionRequestTimeoutException("x"), "no responde a tiempo"),
        Arguments.of(
            new ConnectException("Network is unreachable"), "ninguna red llega a esta máquina"),
        Arguments.of(new NoRouteToHostException(), "ninguna red llega a esta máquina"),
        Arguments.of(new UnknownHostException("host"), "el DNS no conoce esta máquina"),
        Arguments.of(new NoHttpResponseException("host"), "la conexión terminó sin respuesta"),
        Arguments.of(new SocketException("Connection reset"), "la conexión terminó sin respuesta"),
        Arguments.of(new EOFException(), "la conexión terminó sin respuesta"),
        Arguments.of(
            new SSLException("Unsupported or unrecognized SSL message"), "el puerto no habla TLS"),
        Arguments.of(new NoSuchFileException("/secret"), "no existe"),
        Arguments.of(new AccessDeniedException("/secret"), "falta el permiso"),
        Arguments.of(
            new FileSystemException("/secret", null, "Read-only file system"),
            "el disco es de solo lectura"),
        Arguments.of(
            new SQLException("[SQLITE_FULL] database or disk is full"), "su disco está lleno"),
        Arguments.of(new SQLException("secret", "53100"), "su disco está lleno"),
        Arguments.of(new SQLException("[SQLITE_READONLY_DBMOVED] x"), "es de solo lectura"),
        Arguments.of(new SQLException("secret", "25006"), "es de solo lectura"),
        Arguments.of(new SQLException("[SQLITE_BUSY] x"), "otro proceso la tiene bloqueada"),
        Arguments.of(new SQLException("secret", "28P01"), "rechaza el usuario o la clave"),
        Arguments.of(new JMSSecurityException("secret"), "rechaza el usuario o la clave"),
        Arguments.of(new SQLException("secret", "57P01"), "no hay conexión"),
        Arguments.of(new SQLTransientConnectionException("secret"), "no hay conexión"),
        Arguments.of(
            new JSchException("Auth fail for methods 'publickey'"),
            "rechaza el usuario o la clave"),
        Arguments.of(
            new JSchException("HostKey has been changed: h"), "su clave de host no es la conocida"),
        Arguments.of(lostBroker(), "no hay conexión"),
        Arguments.of(new SQLException("secret", "42P01"), "un fallo inesperado, SQLException"),
        Arguments.of(new IOException("secret"), "un fallo inesperado, IOException"));
  }

  /** Named as that of the SFTP library, which is not in the product. */
  private static final class JSchException extends Exception {
    private static final long serialVersionUID = 1L;

    JSchException(String message) {
      super(message);
    }
  }

  private static JMSException lostBroker() {
    JMSException lost = new JMSException("secret");
    lost.initCause(new ActiveMQNotConnectedException("secret"));
    return lost;
  }

  @ParameterizedTest
  @MethodSource("failures")
  void saysAFailureInTheReadersLanguage(Exception failure, String words) {
    assertThat(FailureWords.of(new IllegalStateException(failure)).in(SPANISH)).isEqualTo(words);
    assertThat(FailureWords.of(failure).toString()).doesNotContain("secret").isNotEqualTo(words);
  }
}
