package es.sml.connector.sml.session;

import es.sml.connector.failure.sml.SmlLoginException;
import es.sml.connector.failure.sml.SmlUnavailableException;
import es.sml.connector.language.LocalizedText;
import es.sml.connector.sml.Account;
import es.sml.connector.sml.SendDeadline;
import es.sml.connector.sml.SmlOperation;
import es.sml.connector.sml.SmlSettings;
import es.sml.connector.sml.http.AnswerReading;
import es.sml.connector.sml.http.RequestDeadline;
import es.sml.connector.sml.http.SmlAnswers;
import es.sml.connector.sml.http.SmlRequest;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.http.HttpMethods;

/**
 * Steps of the login and request routes that handle tokens. It decides when a refused request is
 * sent again with another token, and when SML refuses the account.
 */
public final class SmlSessions {
  private static final String CREDENTIALS = "SmlCredentials";
  private static final String RENEWED = "SmlRenewed";

  /** Every request sends the token in a header, and servers refuse longer headers. */
  private static final int LONGEST_TOKEN = 8_192;

  private final Supplier<Map<String, Account>> accounts;
  private final SmlSettings settings;
  private final ProducerTemplate template;
  private final TokenStore tokenStore;
  private final Map<String, SmlSession> sessions = new ConcurrentHashMap<>();

  /**
   * @param accounts present accounts, read at the first use of each
   * @param template sends to direct:sml-login-ACCOUNT, whose result is the token
   * @param tokenStore store of shared tokens
   */
  public SmlSessions(
      Supplier<Map<String, Account>> accounts,
      SmlSettings settings,
      ProducerTemplate template,
      TokenStore tokenStore) {
    this.accounts = accounts;
    this.settings = settings;
    this.template = template;
    this.tokenStore = tokenStore;
  }

  private SmlSession session(String account) {
    return sessions.computeIfAbsent(account, this::create);
  }

  private SmlSession create(String account) {
    return new SmlSession(
        account,
        accounts.get().get(account).authScheme(),
        settings.loginBackoff(),
        refused -> tokenStore.renew(account, refused, () -> login(template, account)));
  }

  /** Makes the message the prepared request and nothing else, with the account's token. */
  public void authorize(Exchange exchange) {
    Credentials credentials = session(exchange).credentials();
    exchange.setProperty(CREDENTIALS, credentials);
    Message message = exchange.getMessage();
    message.removeHeaders("*");
    SmlOperation operation = SmlRequest.operation(exchange);
    byte[] body = exchange.getProperty(SmlRequest.BODY, byte[].class);
    // Camel would search its type converters for a method's name at each request.
    message.setHeader(Exchange.HTTP_METHOD, HttpMethods.valueOf(operation.method()));
    message.setHeader(Exchange.HTTP_PATH, exchange.getProperty(SmlRequest.PATH));
    Object query = exchange.getProperty(SmlRequest.QUERY);
    if (query != null) {
      message.setHeader(Exchange.HTTP_RAW_QUERY, query);
      message.setHeader(Exchange.HTTP_QUERY, query);
    }
    message.setHeader("Authorization", credentials.header());
    message.setHeader("Accept", "application/json");
    if (body != null) {
      message.setHeader(Exchange.CONTENT_TYPE, "application/json");
    }
    SendDeadline sendBy = exchange.getProperty(SmlRequest.SEND_BY, SendDeadline.class);
    if (sendBy != null) {
      message.setHeader(SendDeadline.HEADER, sendBy.toString());
    }
    if (exchange.getProperty(AnswerReading.PROPERTY) != null) {
      message.setHeader(RequestDeadline.LIST, "true");
    }
    message.setBody(body);
  }

  /**
   * Decides (in the property SmlRetry) whether the request is sent once more, because SML refused
   * its token and there is another.
   *
   * @throws SmlLoginException if SML refuses a fresh token: a fault of the account, not of the lead
   */
  public void decideRetry(Exchange exchange) {
    exchange.setProperty(SmlRequest.RETRY, isRetryNeeded(exchange));
  }

  private boolean isRetryNeeded(Exchange exchange) {
    int status = exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE, 0, Integer.class);
    Credentials used = exchange.getProperty(CREDENTIALS, Credentials.class);
    if (status != 401 && status != 403) {
      session(exchange).accept(used);
      return false;
    }
    if (exchange.getProperty(RENEWED, false, Boolean.class) && used.accepted()) {
      return refused(exchange, used, status);
    }
    Credentials next = session(exchange).after(used);
    if (next == null) {
      return refused(exchange, used, status);
    }
    exchange.setProperty(RENEWED, true);
    return true;
  }

  /**
   * Logs in if the account has no token.
   *
   * @return whether SML has accepted a login just now
   */
  public boolean begin(String account) {
    return session(account).begin();
  }

  /**
   * Logs in, even if there is a token.
   *
   * @return the new token
   */
  public String login(String account) {
    SmlSession session = session(account);
    session.forget();
    return session.credentials().token();
  }

  /** Drops a token that was given back: the next request logs in. */
  public void forget(String account) {
    session(account).forget();
  }

  /** Uses the token of an earlier login again, for its logout. */
  public void use(String account, String token) {
    session(account).use(token);
  }

  /** Returns the word of the scheme that SML has accepted from an account; empty before. */
  public Optional<String> acceptedScheme(String account) {
    return Optional.ofNullable(session(account).accepted()).map(Account.AuthScheme::word);
  }

  public Login.Request loginRequest(String account) {
    Account login = accounts.get().get(account);
    return new Login.Request(login.username(), login.password().reveal());
  }

  /**
   * Accepts a successful response to a login and throws for all others.
   *
   * @throws SmlLoginException if SML refuses the account
   * @throws SmlUnavailableException after any other response, such as a proxy's
   */
  public void checkLogin(Exchange exchange) {
    String account = account(exchange);
    int status = exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE, 0, Integer.class);
    SmlAnswers.checkSender(exchange);
    if (status == 400 || status == 401 || status == 403) {
      throw new SmlLoginException(
          account,
          LocalizedText.of(
              "sml.login-refused",
              "SML refused the login with {0}; check accounts.{1}.username and password in"
                  + " dealers.yaml",
              status,
              account));
    }
    if (!SmlAnswers.isSuccess(status)) {
      throw new SmlUnavailableException(
          LocalizedText.of("sml.login-status", "SML responded to the login with {0}", status),
          SmlAnswers.retryAfter(exchange, settings.maxPause()));
    }
  }

  /**
   * Replaces the response to a login, which is the exchange's body, with its token.
   *
   * @throws SmlLoginException if the response has none, or one that fits in no request
   */
  public void token(Exchange exchange) {
    if (!(exchange.getMessage().getBody() instanceof Login.Response response)
        || response.token() == null
        || response.token().isBlank()) {
      throw new SmlLoginException(
          account(exchange),
          LocalizedText.of(
              "sml.no-token",
              "SML's response to the login has no token: check the account's base-url"));
    }
    String token = response.token();
    if (token.length() > LONGEST_TOKEN || !token.chars().allMatch(c -> c > ' ' && c <= '~')) {
      throw new SmlLoginException(
          account(exchange),
          LocalizedText.of(
              "sml.wrong-token",
              "the token in SML's response to the login has more than {0} characters, or a"
                  + " character that no header allows: check the account's base-url",
              LONGEST_TOKEN));
    }
    exchange.getMessage().setBody(token);
  }

  private boolean refused(Exchange exchange, Credentials used, int status) {
    if (status == 401) {
      throw session(exchange).giveUp(used);
    }
    return false;
  }

  private static String login(ProducerTemplate template, String account) {
    try {
      return template.requestBody("direct:sml-login-" + account, null, String.class);
    } catch (CamelExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw e;
    }
  }

  private SmlSession session(Exchange exchange) {
    return session(account(exchange));
  }

  private static String account(Exchange exchange) {
    return exchange.getProperty(SmlRequest.ACCOUNT, String.class);
  }
}
