package es.sml.connector.cli.start;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.management.JMException;
import javax.management.ObjectName;

/** The classes that this JVM has loaded, in the form that the JVM reads. */
final class LoadedClasses {
  // "|  |--java.io.FileOutputStream/null" or "/0x00007f… (intf)". A hidden class has one part more.
  private static final Pattern LINE =
      Pattern.compile("[ |-]*([^/ ]++)/(?:null|0x\\p{XDigit}++)(?: \\(intf\\))?");

  private LoadedClasses() {}

  /** Asks the JVM. Classes that the JVM made itself, such as lambdas, are left out. */
  static List<String> now() throws JMException {
    Object tree =
        ManagementFactory.getPlatformMBeanServer()
            .invoke(
                new ObjectName("com.sun.management:type=DiagnosticCommand"),
                "vmClassHierarchy",
                new Object[] {new String[0]},
                new String[] {String[].class.getName()});
    return in((String) tree);
  }

  static List<String> in(String tree) {
    return tree.lines()
        .map(LINE::matcher)
        .filter(Matcher::matches)
        .map(line -> line.group(1).replace('.', '/'))
        .sorted()
        .toList();
  }
}
