package es.sml.connector.broker.setting;

import es.sml.connector.setting.InvalidSettingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.activemq.artemis.core.remoting.impl.netty.TransportConstants;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.commons.lang3.StringUtils;
import org.apache.commons.text.similarity.LevenshteinDistance;

/**
 * Checks the URL of an external broker: hosts with ports, options that Artemis's client has, and
 * files that exist. Artemis ignores an option that it does not know.
 */
final class BrokerUrl {
  private static final String HOST = "tcp://[^\\s,()?]+:\\d{1,5}/?";
  private static final String HOST_IN_LIST = HOST + "(\\?[^\\s,()]*)?";
  private static final Pattern FORM =
      Pattern.compile("%1$s(\\?\\S*)?|\\(%2$s(,%2$s)*\\)(\\?\\S*)?".formatted(HOST, HOST_IN_LIST));
  private static final Pattern OPTION = Pattern.compile("([^?&=,()]+)=([^&,()]*)");
  private static final List<String> FILES =
      List.of(
          TransportConstants.TRUSTSTORE_PATH_PROP_NAME,
          TransportConstants.KEYSTORE_PATH_PROP_NAME,
          TransportConstants.CRL_PATH_PROP_NAME);

  private BrokerUrl() {}

  /**
   * Checks the URL.
   *
   * @throws InvalidSettingException that names the fault and the remedy
   */
  static void check(String url) {
    if (!FORM.matcher(url).matches()) {
      throw new InvalidSettingException(
          "broker.url",
          "url must be tcp://HOST:61616 or (tcp://HOST:61616,tcp://HOST:61616), with or without"
              + " ?…");
    }
    Set<String> known = known();
    for (MatchResult option : OPTION.matcher(url).results().toList()) {
      String name = option.group(1);
      if (!known.contains(name)) {
        throw new InvalidSettingException(
            "broker.url-option",
            "url has the option {0}, which Artemis's client does not know; did you mean {1}?",
            name,
            closest(name, known));
      }
      if (FILES.contains(name) && !isThere(option.group(2))) {
        throw new InvalidSettingException(
            "broker.url-file",
            "url names the file {1} as {0}, which does not exist or cannot be read; correct the"
                + " path or its permissions. A relative path begins at the connector's working"
                + " directory",
            name,
            option.group(2));
      }
    }
  }

  private static boolean isThere(String file) {
    // Artemis also takes a URL of a file, and decodes a path with %20.
    return file.contains(":") || file.contains("%") || Files.isReadable(Path.of(file));
  }

  private static String closest(String name, Set<String> known) {
    LevenshteinDistance distance = LevenshteinDistance.getDefaultInstance();
    return known.stream()
        .min(Comparator.comparingInt(each -> distance.apply(each, name)))
        .orElseThrow();
  }

  // Options of the network, and those that Artemis sets on its connection factory.
  private static Set<String> known() {
    Set<String> known = new TreeSet<>(TransportConstants.ALLOWABLE_CONNECTOR_KEYS);
    known.addAll(List.of("ha", "type"));
    Arrays.stream(ActiveMQConnectionFactory.class.getMethods())
        .filter(each -> each.getName().startsWith("set") && each.getParameterCount() == 1)
        .map(each -> StringUtils.uncapitalize(each.getName().substring("set".length())))
        .forEach(known::add);
    return known;
  }
}
