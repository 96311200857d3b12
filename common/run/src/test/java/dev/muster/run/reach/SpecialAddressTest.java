package dev.muster.run.reach;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpecialAddressTest {
    @ParameterizedTest
    @CsvSource({
        "unspecified, 0.0.0.0, 0.255.255.255",
        "private, 10.0.0.0, 10.255.255.255",
        "shared, 100.64.0.0, 100.127.255.255",
        "loopback, 127.0.0.0, 127.255.255.255",
        "link-local, 169.254.0.0, 169.254.255.255",
        "link-local, 169.254.169.254, 169.254.170.2",
        "private, 172.16.0.0, 172.31.255.255",
        "protocol, 192.0.0.0, 192.0.0.255",
        "documentation, 192.0.2.0, 192.0.2.255",
        "protocol, 192.88.99.0, 192.88.99.255",
        "private, 192.168.0.0, 192.168.255.255",
        "benchmarking, 198.18.0.0, 198.19.255.255",
        "documentation, 198.51.100.0, 198.51.100.255",
        "documentation, 203.0.113.0, 203.0.113.255",
        "multicast, 224.0.0.0, 239.255.255.255",
        "reserved, 240.0.0.0, 255.255.255.255",
        "unspecified, ::, ::",
        "loopback, ::1, ::1",
        "reserved, ::2, ::ffff:ffff",
        "reserved, ::127.0.0.1, ::169.254.169.254",
        "reserved, ::fffe:ffff:ffff, ::1:0:0:0",
        "reserved, 64:ff9a:ffff:ffff:ffff:ffff:ffff:ffff, 64:ff9b:0:0:0:1::",
        "reserved, 64:ff9b:1::, 64:ff9b:1:ffff:ffff:ffff:7f00:1",
        "reserved, 100::, 1fff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
        "protocol, 2001::, 2001:0:ffff:ffff:ffff:ffff:ffff:ffff",
        "protocol, 2001::7f00:1, 2001:1ff:ffff:ffff:ffff:ffff:ffff:ffff",
        "benchmarking, 2001:2::, 2001:2:0:ffff:ffff:ffff:ffff:ffff",
        "documentation, 2001:db8::, 2001:db8:ffff:ffff:ffff:ffff:ffff:ffff",
        "protocol, 2002::, 2002:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
        "protocol, 2002:7f00:1::, 2002:a9fe:a9fe::",
        "documentation, 3fff::, 3fff:fff:ffff:ffff:ffff:ffff:ffff:ffff",
        "reserved, 4000::, fbff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
        "private, fc00::, fdff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
        "private, fd00:ec2::254, fd00:ec2::23",
        "reserved, fe00::, fe7f:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
        "link-local, fe80::, febf:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
        "private, fec0::, feff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
        "multicast, ff00::, ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
        "loopback, ::ffff:127.0.0.0, ::ffff:127.255.255.255",
        "link-local, ::ffff:a9fe:a9fe, ::ffff:169.254.170.2",
        "loopback, 64:ff9b::7f00:0, 64:ff9b::7fff:ffff",
        "link-local, 64:ff9b::169.254.169.254, 64:ff9b::a9fe:aa02",
        "private, 64:ff9b::10.0.0.0, 64:ff9b::10.255.255.255",
        "unspecified, 64:ff9b::, 64:ff9b::ff:ffff"
    })
    void anAddressInsideIsKnownFromTheFirstOfItsRangeToTheLast(String what, String first, String last) {
        assertThat(SpecialAddress.of(InetAddress.ofLiteral(first)))
                .map(SpecialAddress::toString)
                .hasValue(what);
        assertThat(SpecialAddress.of(InetAddress.ofLiteral(last)))
                .map(SpecialAddress::toString)
                .hasValue(what);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.0.0.0",
                "9.255.255.255",
                "11.0.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "126.255.255.255",
                "128.0.0.0",
                "169.253.255.255",
                "169.255.0.0",
                "172.15.255.255",
                "172.32.0.0",
                "191.255.255.255",
                "192.0.1.0",
                "192.0.1.255",
                "192.0.3.0",
                "192.88.98.255",
                "192.88.100.0",
                "192.167.255.255",
                "192.169.0.0",
                "198.17.255.255",
                "198.20.0.0",
                "198.51.99.255",
                "198.51.101.0",
                "203.0.112.255",
                "203.0.114.0",
                "223.255.255.255",
                "2000::",
                "2000:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
                "2001:200::",
                "2001:db7:ffff:ffff:ffff:ffff:ffff:ffff",
                "2001:db9::",
                "2001:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
                "2003::",
                "3ffe:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
                "3fff:1000::",
                "3fff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
                "::ffff:8.8.8.8",
                "64:ff9b::808:808",
                "64:ff9b::dfff:ffff"
            })
    void anAddressOfTheWorldIsNotSpecial(String address) {
        assertThat(SpecialAddress.of(InetAddress.ofLiteral(address))).isEmpty();
    }

    @Test
    void aMappedAddressThatWasNotConvertedIsStillTheOneItMaps() throws UnknownHostException {
        byte[] mapped = new byte[16];
        mapped[10] = mapped[11] = (byte) 0xff;
        mapped[12] = 127;
        mapped[15] = 1;
        InetAddress address = Inet6Address.getByAddress(null, mapped, 1);

        assertThat(address).isInstanceOf(Inet6Address.class);
        assertThat(SpecialAddress.of(address)).hasValue(SpecialAddress.LOOPBACK);
    }

    @Test
    void aZoneChangesNothing() throws UnknownHostException {
        byte[] bytes = InetAddress.ofLiteral("fe80::1").getAddress();
        assertThat(SpecialAddress.of(Inet6Address.getByAddress(null, bytes, 1))).hasValue(SpecialAddress.LINK_LOCAL);
    }
}
