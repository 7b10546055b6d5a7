package org.bitebudget.gateway.connector;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpression;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * An answer in XML. It may not declare entities, so it can neither read files nor grow beyond its size; prefixes are part of an
 * element's name, {@code *[name()='g:price']}.
 */
final class XmlPage implements Page {

    private final XPath paths = XPathFactory.newInstance().newXPath();
    private final Map<String, XPathExpression> compiled = new HashMap<>();
    private final Document document;
    private final List<Item> items;

    /** @throws FetchFault if the text is no whole XML */
    XmlPage(String itemsPath, String text) {
        this.document = parse(text);
        List<Node> nodes = new ArrayList<>();
        try {
            NodeList found = (NodeList) paths.evaluate(itemsPath, document, XPathConstants.NODESET);
            for (int i = 0; i < found.getLength(); i++) {
                nodes.add(found.item(i));
            }
        } catch (XPathExpressionException e) {
            throw FetchFault.lasting("the path " + itemsPath + " leads to no elements");
        }
        this.items = nodes.stream()
                .<Item>map(node -> path -> text(apart(node), path))
                .toList();
    }

    @Override
    public List<Item> items() {
        return items;
    }

    @Override
    public Optional<String> value(String path) {
        return text(document, path);
    }

    /** The JDK's XPath looks at the whole document a node is in, at each path again; apart from it, items cost what they hold. */
    private static Node apart(Node node) {
        if (node.getParentNode() != null && node.getNodeType() == Node.ELEMENT_NODE) {
            node.getParentNode().removeChild(node);
        }
        return node;
    }

    private Optional<String> text(Node node, String path) {
        try {
            XPathExpression expression = compiled.get(path);
            if (expression == null) {
                expression = paths.compile(path);
                compiled.put(path, expression);
            }
            String text = expression.evaluate(node).strip();
            return text.isEmpty() ? Optional.empty() : Optional.of(text);
        } catch (XPathExpressionException e) {
            throw FetchFault.lasting("the path " + path + " cannot be followed");
        }
    }

    private static Document parse(String text) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setExpandEntityReferences(false);
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new DefaultHandler());
            return builder.parse(new InputSource(new StringReader(text)));
        } catch (SAXParseException e) {
            throw FetchFault.passing(
                    "the XML is broken, cut off or declares a document type at line " + e.getLineNumber());
        } catch (SAXException | IOException e) {
            throw FetchFault.passing("the XML is broken");
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("this Java has no XML parser that can be made safe", e);
        }
    }
}
