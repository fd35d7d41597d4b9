using System.Collections.Frozen;

namespace Dashboard.Client.Queries;

/// <summary>
/// Letters without their marks. A table, because the process runs with the invariant culture, in which .NET decomposes
/// nothing: what Unicode decomposes (NFD) of the Latin, Greek and Cyrillic blocks, and the strokes of Ø, Ł, Đ and Ħ.
/// Upper case only: callers have changed the case before.
/// </summary>
internal static class Diacritics
{
    private static readonly (char Plain, string Marked)[] s_letters =
    [
        ('A', "ÀÁÂÃÄÅĀĂĄǍǞǠǺȀȂȦḀẠẢẤẦẨẪẬẮẰẲẴẶ"),
        ('B', "ḂḄḆ"),
        ('C', "ÇĆĈĊČḈ"),
        ('D', "ĎḊḌḎḐḒĐ"),
        ('E', "ÈÉÊËĒĔĖĘĚȄȆȨḔḖḘḚḜẸẺẼẾỀỂỄỆ"),
        ('F', "Ḟ"),
        ('G', "ĜĞĠĢǦǴḠ"),
        ('H', "ĤȞḢḤḦḨḪẖĦ"),
        ('I', "ÌÍÎÏĨĪĬĮİǏȈȊḬḮỈỊı"),
        ('J', "Ĵǰ"),
        ('K', "ĶǨḰḲḴ"),
        ('L', "ĹĻĽḶḸḺḼŁ"),
        ('M', "ḾṀṂ"),
        ('N', "ÑŃŅŇǸṄṆṈṊ"),
        ('O', "ÒÓÔÕÖŌŎŐƠǑǪǬǾȌȎȪȬȮȰṌṎṐṒỌỎỐỒỔỖỘỚỜỞỠỢØ"),
        ('P', "ṔṖ"),
        ('R', "ŔŖŘȐȒṘṚṜṞ"),
        ('S', "ŚŜŞŠȘṠṢṤṦṨ"),
        ('T', "ŢŤȚṪṬṮṰẗ"),
        ('U', "ÙÚÛÜŨŪŬŮŰŲƯǓǕǗǙǛȔȖṲṴṶṸṺỤỦỨỪỬỮỰ"),
        ('V', "ṼṾ"),
        ('W', "ŴẀẂẄẆẈẘ"),
        ('X', "ẊẌ"),
        ('Y', "ÝŸŶȲẎẙỲỴỶỸ"),
        ('Z', "ŹŻŽẐẒẔ"),
        ('Æ', "ǢǼ"),
        ('Ʒ', "Ǯ"),
        ('Α', "ΆἈἉἊἋἌἍἎἏᾺΆᾀᾁᾂᾃᾄᾅᾆᾇᾈᾉᾊᾋᾌᾍᾎᾏᾸᾹᾲᾳᾴᾶᾷᾼ"),
        ('Ε', "ΈἘἙἚἛἜἝῈΈ"),
        ('Η', "ΉἨἩἪἫἬἭἮἯῊΉᾐᾑᾒᾓᾔᾕᾖᾗᾘᾙᾚᾛᾜᾝᾞᾟῂῃῄῆῇῌ"),
        ('Ι', "ΊΐΪἸἹἺἻἼἽἾἿῚΊῘῙῒΐῖῗ"),
        ('Ο', "ΌὈὉὊὋὌὍῸΌ"),
        ('Ρ', "ῤῬ"),
        ('Υ', "ΎΫΰὐὙὒὛὔὝὖὟῪΎῨῩῢΰῦῧ"),
        ('Ω', "ΏὨὩὪὫὬὭὮὯῺΏᾠᾡᾢᾣᾤᾥᾦᾧᾨᾩᾪᾫᾬᾭᾮᾯῲῳῴῶῷῼ"),
        ('ϒ', "ϓϔ"),
        ('І', "Ї"),
        ('А', "ӐӒ"),
        ('Г', "Ѓ"),
        ('Е', "ЀЁӖ"),
        ('Ж', "ӁӜ"),
        ('З', "Ӟ"),
        ('И', "ЍЙӢӤ"),
        ('К', "Ќ"),
        ('О', "Ӧ"),
        ('У', "ЎӮӰӲ"),
        ('Ч', "Ӵ"),
        ('Ы', "Ӹ"),
        ('Э', "Ӭ"),
        ('Ѵ', "Ѷ"),
        ('Ә', "Ӛ"),
        ('Ө', "Ӫ"),
    ];

    private static readonly FrozenDictionary<char, char> s_plain = s_letters
        .SelectMany(letter => letter.Marked.Select(marked => KeyValuePair.Create(marked, letter.Plain)))
        .ToFrozenDictionary();

    /// <summary>Whether it is a mark of its own, which belongs to the letter before it (U+0300 to U+036F).</summary>
    public static bool IsMark(char c) => c is >= '\u0300' and <= '\u036F';

    /// <summary>The letter without its mark; every other character as it is.</summary>
    public static char Strip(char upper) => upper < '\u00C0' || !s_plain.TryGetValue(upper, out var plain) ? upper : plain;
}
