package dev.muster.run.reach;

import java.math.BigInteger;
import java.net.InetAddress;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A range of addresses, written like 10.0.0.0/8; an address alone is a range of one.
 *
 * @param bits of the addresses in it, 32 or 128
 * @param prefix what they begin with, as a number
 * @param length of the prefix in bits
 */
record Cidr(int bits, BigInteger prefix, int length) implements Allowance {
    private static final Pattern SHAPE = Pattern.compile("([0-9.]+|[0-9a-fA-F:.]+)(?:/(\\d{1,3}))?");

    static Cidr of(String text) {
        Matcher parts = SHAPE.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("'" + text + "' is no address and no range like 10.1.0.0/16");
        }
        byte[] first = InetAddress.ofLiteral(parts.group(1)).getAddress();
        int bits = first.length * Byte.SIZE;
        int length = parts.group(2) == null ? bits : Integer.parseInt(parts.group(2));
        if (length > bits) {
            throw new IllegalArgumentException("range " + text + ": needs a prefix of 0 to " + bits + " bits");
        }
        return new Cidr(bits, beginning(first, length), length);
    }

    private static BigInteger beginning(byte[] address, int length) {
        return new BigInteger(1, address).shiftRight(address.length * Byte.SIZE - length);
    }

    boolean contains(InetAddress address) {
        byte[] bytes = address.getAddress();
        return bytes.length * Byte.SIZE == bits && beginning(bytes, length).equals(prefix);
    }

    @Override
    public boolean covers(String host, InetAddress address) {
        return contains(address);
    }
}
