package es.sml.connector.parse.xml.tree;

/**
 * Finds the CDATA sections and processing instructions in XML. After one without an end it searches
 * no further, so that it does not repeat a futile search.
 */
final class XmlSections {
  static final String CDATA = "<![CDATA[";
  private static final String INSTRUCTION = "<?";

  private final String xml;
  private boolean cdataEnds = true;
  private boolean instructionsEnd = true;
  private int end;

  XmlSections(String xml) {
    this.xml = xml;
  }

  static boolean isCdata(String xml, int at) {
    return xml.regionMatches(true, at, CDATA, 0, CDATA.length());
  }

  /**
   * Returns the index of the next section or instruction; the length of the XML if there is none.
   */
  int next(int from) {
    for (int at = xml.indexOf('<', from); at >= 0; at = xml.indexOf('<', at + 1)) {
      if (cdataEnds && isCdata(xml, at)) {
        cdataEnds = endsWith("]]>", at + CDATA.length());
        if (cdataEnds) {
          return at;
        }
      } else if (instructionsEnd && xml.startsWith(INSTRUCTION, at)) {
        instructionsEnd = endsWith("?>", at + INSTRUCTION.length());
        if (instructionsEnd) {
          return at;
        }
      }
    }
    end = xml.length();
    return end;
  }

  private boolean endsWith(String closing, int from) {
    int at = xml.indexOf(closing, from);
    end = at + closing.length();
    return at >= 0;
  }

  /** Returns the end of the last one that was found. */
  int end() {
    return end;
  }
}
