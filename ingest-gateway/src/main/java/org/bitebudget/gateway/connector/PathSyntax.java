package org.bitebudget.gateway.connector;

import com.jayway.jsonpath.InvalidPathException;
import com.jayway.jsonpath.JsonPath;
import java.util.Optional;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.bitebudget.gateway.domain.connector.AnswerShape.Format;
import org.jsoup.select.QueryParser;
import org.jsoup.select.Selector.SelectorParseException;

/** Whether a path is one of its language. */
final class PathSyntax {

    private PathSyntax() {}

    /**
     * What is wrong with a path.
     *
     * @param value whether it leads to a value, which an HTML selector may take from an attribute
     */
    static Optional<String> fault(Format format, String path, boolean value) {
        try {
            switch (format) {
                case JSON -> JsonPath.compile(path);
                case XML -> XPathFactory.newInstance().newXPath().compile(path);
                case HTML -> {
                    String selector = value ? HtmlPage.Target.of(path).selector() : path;
                    if (!selector.isEmpty()) {
                        QueryParser.parse(selector);
                    }
                }
                case CSV -> {}
            }
            return Optional.empty();
        } catch (InvalidPathException | IllegalArgumentException e) {
            return Optional.of("'" + path + "' is no JsonPath: " + e.getMessage());
        } catch (XPathExpressionException e) {
            return Optional.of("'" + path + "' is no XPath: " + e.getCause().getMessage());
        } catch (SelectorParseException e) {
            return Optional.of("'" + path + "' is no CSS selector: " + e.getMessage());
        }
    }
}
