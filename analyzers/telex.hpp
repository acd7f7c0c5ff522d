// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tracuu::analyzers {

/// The word that was meant by keys typed for a Telex input method that was off:
///
///     uyr -> uỷ      huyeenj, huyenej, huyeejn -> huyện    Vietej -> Việt
///     nhaan -> nhân  ddaatj, ddaajt, datdaj -> đật         nguwowif, nguowif -> người
///     tw -> tư       th[ -> thơ                            xooong -> xoong
///
/// s f r x j are tones, the last one wins, z takes it away; a e o typed again
/// make â ê ô, w makes ă ơ ư (uow: ươ), dd đ; "[" is ơ, "]" is ư, w without a
/// vowel to change is ư. A mark may come anywhere after its letter; a mark typed
/// twice is taken back, the key stays. In NFC, the tone in its new place ("uỷ"),
/// every letter in the case in which it was typed. Nothing if the keys make no
/// legal syllable or make the word itself; many a foreign word does make one
/// ("car" -> "cả"), so this is for words that are found nowhere.
/// Sources: vietunicode.sourceforge.net (input methods), help.keyman.com
/// (Vietnamese Telex). Thread-safe.
[[nodiscard]] std::optional<std::string> read_telex(std::string_view word);

/// The word that was typed in VNI: "uy3" -> "uỷ", "nha6n" -> "nhân", "Vie65t", "Vie6t5" ->
/// "Việt", "d9a6t1" -> "đất", "tru7o7ng2", "truong72" -> "trường". Digits 1–5 are
/// tones, 0 takes the tone away, 6 makes â ê ô, 7 ơ ư, 8 ă, 9 đ.
[[nodiscard]] std::optional<std::string> read_vni(std::string_view word);

/// What the keys of a word that is still being typed may have made so far, as
/// canonical terms (analyzers/syllable.hpp), likeliest first: each has a mark and need
/// not be a syllable yet ("nguwo" -> nguo|77, …; "tieens" -> tien|061, …). 32 at most.
/// Thread-safe, as all of this file.
[[nodiscard]] std::vector<std::string> telex_beginnings(std::string_view word);

/// What a word typed in VNI begins with: "ngu7o" -> nguo|7, ….
[[nodiscard]] std::vector<std::string> vni_beginnings(std::string_view word);

}  // namespace tracuu::analyzers
