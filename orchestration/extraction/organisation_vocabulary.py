"""The common nouns that organisations are named after, and the words that end a name.

«Tổng công ty Thăm dò khai thác Dầu khí», «phòng Kỹ thuật sản xuất»: a name runs on through lower-case
words when they name a trade or a function. Such words are listed here, nouns apart from those that are
also verbs: «Vụ Pháp chế tổ chức hội thảo» is «Vụ Pháp chế».
"""

from __future__ import annotations

import re
from functools import cache

from orchestration.extraction.lexicon import cell_values, read_table, word_list
from orchestration.extraction.names import Phrases, Words

_NOUNS = """
kỹ thuật sản xuất, kế hoạch sản xuất, điều độ sản xuất, quản lý sản xuất, tổ chức sản xuất,
ống chống, tiếp trợ, giàn tiếp trợ, cần khoan, dung dịch khoan, trám xi măng, thử vỉa, giá chuyển hướng, chuyển hướng,
toa xe hàng, bưu tá, bưu cục, chuyển phát, điện phân, mạ, mạ điện, đúc, rèn, gò, tiện, nguội, cán nguội, cán thép,
luyện thép, luyện gang, thiêu kết, lò cao, lò nung, lò vôi, lò điện, quản lý vận hành, nồi hơi, xeo, xeo giấy, tẩy
trắng, đóng bao, đóng gói, khuôn mẫu, sơ chế, hạ tầng mạng, cấp đông, kho lạnh, hành động, kiểm kê, dụng cụ, đấu thầu,
quan trắc, khuyến nông, đo đếm, vòng tay, hàng tiêu dùng, hàng hóa, cơ quan, công nghệ cao, hoa tiêu, lai dắt, cao su,
năng lượng, điện, điện lực, điện khí, điện gió, điện tử, điện máy, điện toán, thủy điện, nhiệt điện, điện hạt nhân,
dầu, khí, dầu khí, dầu mỏ, dầu thô, xăng dầu, hóa dầu, lọc dầu, lọc hóa dầu, khí hóa lỏng, khí đốt, khí thấp áp, khí
nén, than, khoáng sản, mỏ, luyện kim, thép, gang, sắt, kim loại, kim khí, nhôm, đồng, địa chất, địa vật lý, giếng,
giàn, biển, hóa chất, phân bón, đạm, nhựa, giấy, gỗ, xi măng, vật liệu, gốm sứ, kính, bao bì, dệt may, may, da giày,
sợi, bông, nông nghiệp, lâm nghiệp, thủy sản, hải sản, thực phẩm, lương thực, chè, cà phê, sữa, rượu, bia, nước giải
khát, đường, muối, nông sản, chăn nuôi, thú y, thủy lợi, môi trường, tài nguyên, nước, cấp nước, thoát nước, đất đai,
khí tượng, hàng không, cảng, cảng hàng không, cảng biển, cảng vụ, sân bay, đường sắt, đường bộ, đường thủy, hàng hải,
tàu thủy, tàu, bến, giao thông, vận tải, logistics, kho vận, bưu chính, viễn thông, bưu điện, thông tin, truyền thông,
truyền hình, báo chí, xuất bản, phần mềm, công nghệ, công nghệ thông tin, công nghiệp, kỹ thuật, cơ khí, cơ điện, máy,
ô tô, thiết bị, vật tư, y tế, dược, dược phẩm, dược liệu, đa khoa, dân dụng, nhà ở, đô thị, hạ tầng, bất động sản, khu
công nghiệp, công trình, thương mại, thương mại điện tử, tài chính, ngân hàng, chứng khoán, chứng chỉ, bảo hiểm, nhân
thọ, tín dụng, vốn, kế toán, thuế, giá, quỹ, kinh tế, kế hoạch, xuất nhập khẩu, xuất khẩu, nhập khẩu, hải quan, thị
trường, khách hàng, giá cả, ngân sách, ngoại hối, công thương, khoa học, giáo dục, văn hóa, thể thao, du lịch, nghệ
thuật, lịch sử, ngôn ngữ, xã hội, nhân văn, dân tộc, tôn giáo, gia đình, trẻ em, lao động, thương binh, nội vụ, ngoại
giao, ngoại vụ, tư pháp, pháp chế, pháp luật, quốc phòng, an ninh, công an, quân sự, dân sự, nhà nước, nhân dân, trung
ương, quốc gia, quốc tế, địa phương, cổ phần, tư nhân, doanh nghiệp, đoàn thể, chuyên ngành, nguồn, nhân lực, nguồn
nhân lực, nhân sự, cán bộ, tiền lương, chế độ, chính sách, hành chính, văn thư, tổng vụ, công vụ, chính trị, tuyên
giáo, dân vận, nội chính, thanh tra, kiểm toán, kiểm soát nội bộ, nội bộ, rủi ro, chất lượng, an toàn, sức khỏe, chiến
lược, dự án, hợp đồng, quan hệ, cộng đồng, công chúng, cổ đông, đối ngoại, đối tác, hợp tác, hợp tác quốc tế, sáng
kiến, sáng chế, khoa học công nghệ, trí tuệ, tiêu chuẩn, đo lường, hóa, phân tích, thực nghiệm, thí nghiệm, số, chuyển
đổi số, dữ liệu, thanh niên, phụ nữ, cựu chiến binh, nông dân, người tiêu dùng, trọng tài, luật sư, doanh nhân, nhà
báo, nhà văn, nhạc sĩ, kiến trúc sư, kỹ sư, bác sĩ, nhà khoa học, trẻ, sinh viên, học sinh, thể dục, ngoại ngữ, sư
phạm, bách khoa, y dược, mỏ địa chất, kiến trúc, quy hoạch, mỹ thuật, âm nhạc, điện ảnh, chính sách công, biên phòng,
cảnh sát, cứu hộ, cứu nạn, phòng cháy, chữa cháy, thiên tai, phòng chống thiên tai, phòng thủ, dân quân, tham mưu, hậu
cần, tư tưởng, lý luận, thông tấn, hiện trường, công trường, kết cấu, kết cấu thép, đường ống, nhiên liệu, nhiên liệu
sinh học, tái tạo, năng lượng tái tạo, xanh, ngoài khơi, lặn, tự động hóa, đo đạc, bản đồ, viễn thám, vũ trụ, hạt
nhân, nguyên tử, ngọc trai, văn phòng, hành chính quản trị, thư ký, trang sức, vàng bạc, đá quý, mía, điều, tiêu, rau
quả, cây trồng, giống, giống cây trồng, rừng, bán lẻ, bán buôn, siêu thị, tiêu dùng, nhà hàng, khách sạn, lữ hành,
giải trí, quảng cáo, sự kiện, mía đường, thức ăn, vắc xin, sinh học, vườn, thú, nội địa, đại lý, dịch vụ, dịch vụ kỹ
thuật, dịch vụ công, một thành viên, hai thành viên, tnhh, tmcp, mtv, cổ phiếu, tập đoàn, nước ngoài, phát thanh,
chính, thường trực, cơ sở, cơ bản, ứng dụng, trọng điểm, thi đua, lương, đảng, bay, an toàn bay, trực thăng, mặt đất,
sân đỗ, sân bay, khu kinh tế, khu công nghệ cao, khu chế xuất, các công trình, công trình khí, công trình biển, pháp
y, dân số, quốc hội, học, kỹ nghệ, thủy nông, thủy văn, giáo viên, công tác, công tác chính trị, văn thể, nghiệp vụ,
tín nghĩa, khách, khai trường, kho, trạm, nguyên liệu, phụ tùng, linh kiện, bán dẫn, vi mạch, tin học, thẻ, số hóa,
ngân quỹ, đầu mối, đời sống, giải phóng mặt bằng, tái định cư, lương tâm, chuyên môn, hưu trí, bảo trợ, từ thiện, phân
đạm, phân lân, phân bón vi sinh, hóa mỹ phẩm, mỹ phẩm, gạch, gạch men, gạch ngói, bê tông, bê tông ly tâm, đá, đá ốp
lát, cát, sỏi, clinker, thạch cao, tấm lợp, cáp, dây cáp, dây cáp điện, cáp quang, pin, ắc quy, bóng đèn, đèn, phích
nước, thang máy, điện lạnh, điện dân dụng, gia dụng, que hàn, ống thép, thép tấm, bánh kẹo, bánh, kẹo, đồ uống, đồ
hộp, thuốc lá, thuốc, thuốc sát trùng, thuốc thú y, vật tư y tế, sợi polyester, dệt, dệt kim, dệt nhuộm, nhuộm, len,
lụa, may mặc, thời trang, giày, giày dép, da, chỉ khâu, bột giấy, giấy in, văn phòng phẩm, in, tem, nội thất, lâm sản,
ván, gia súc, gia cầm, thức ăn chăn nuôi, hữu cơ, rau, rau an toàn, hoa, cây xanh, trái cây, gạo, lúa gạo, cá, tôm,
nghề cá, nước sạch, nước mắm, nước khoáng, cấp thoát nước, lọc nước, công trình thủy lợi, công trình đô thị, công
viên, chiếu sáng, nông thôn, kiểm lâm, nghề, container, resort, casino, golf, sân golf, khu du lịch, khu nghỉ dưỡng,
sinh thái, nghỉ dưỡng, khu, khu đô thị, game, internet, online, media, fintech, startup, polyester, composite, diesel,
biodiesel, ethanol, methanol, alumin, bauxite, urê, taxi, cảng container, cảng nước sâu, cảng cạn, bãi, kho bãi,
luồng, thủy, vận tải thủy, xếp dỡ, đường thủy nội địa, đầu máy, toa xe, xe khách, xe buýt, bến xe, đăng kiểm, hoa tiêu
hàng hải, tin tức, phát hành sách, sách, in ấn, thuê mua, cho thuê tài chính, quản lý quỹ, phái sinh, công chứng, môi
giới, kiều hối, nhà, ung bướu, phụ sản, sản nhi, sản, nhi, nhi đồng, mắt, tai mũi họng, răng hàm mặt, da liễu, lao,
phổi, lao và bệnh phổi, tim, tim mạch, tâm thần, nội tiết, nhiệt đới, truyền máu, huyết học, y học cổ truyền, y học, y
học hàng không, chỉnh hình, quân y, giao thông vận tải, kinh tế quốc dân, ngoại thương, công đoàn, nông lâm, luật, sư
phạm kỹ thuật, công nghệ kỹ thuật, tài nguyên và môi trường, các khu công nghiệp, các khu chế xuất, các khu chế xuất
và công nghiệp, các khu kinh tế, đầu tư xây dựng, đầu tư xây dựng các công trình, đầu tư xây dựng công trình, xây dựng
các công trình, xây dựng công trình, vì người nghèo, ứng phó, sự cố, tràn dầu, ứng phó sự cố, tìm kiếm cứu nạn, đền ơn
đáp nghĩa, phòng chống thiên tai, hỗ trợ nông dân, phát điện, thị trường trong nước, thị trường nước ngoài, việc làm,
người có công, thực vật, trồng trọt, kiểm ngư, y tế dự phòng, cao tốc, đường cao tốc, kinh tế số, kinh tế xanh, chuyển
đổi xanh, khuyến công, khuyến nông, công sản, nợ, kinh tế đối ngoại, ngân sách nhà nước, thống kê, tiền tệ, chính sách
tiền tệ, kho quỹ, tần số, tần số vô tuyến điện, vô tuyến điện, an toàn thông tin, thông tin cơ sở, thông tin đối
ngoại, báo chí, trợ giúp pháp lý, hộ tịch, quốc tịch, chứng thực, con nuôi, đăng ký, giao dịch bảo đảm, bồi thường nhà
nước, nhà nước và pháp luật, di sản, di sản văn hóa, thư viện, nghệ thuật biểu diễn, bản quyền, bản quyền tác giả, sở
hữu trí tuệ, năng lượng nguyên tử, an toàn bức xạ, biến đổi khí hậu, đa dạng sinh học, tài nguyên nước, viễn thám, đê
điều, khí hậu, giảm nghèo, phát triển nông thôn, kinh tế hợp tác, lâm sinh, khai khoáng, bảo hộ, lãnh sự, lễ tân, cứu
trợ, cứu thương, bảo tàng, hành khách, hàng rời, hàng lỏng, phương tiện, công trình ngầm, ngầm, tuyến, metro, đường
sắt đô thị, điện mặt trời, điện sinh khối, sinh khối, pin lưu trữ, lưới điện, trạm biến áp, lưới điện cao thế, lưới
điện miền, hệ thống, hệ thống điện, thị trường điện, mua bán điện, cơ điện lạnh, khí nén, khí công nghiệp, khí tự
nhiên, khí thiên nhiên, khí thiên nhiên hóa lỏng, nhớt, dầu nhờn, dầu nhớt, nhựa đường, hóa phẩm, hương liệu, hạt
nhựa, săm lốp, lốp, cao su kỹ thuật, nữ công, chính xác, phốt phát, supe phốt phát, gói thầu, mạng lưới, thất thoát,
chống thất thoát, tái bảo hiểm, không nung, hàn, cơ giới, thuyền viên, trạm thu phí, vé, thu phí, bốc dỡ, kiểm nghiệm,
kiểm định xây dựng, cầu cảng, cầu bến, nén khí, giàn nén khí, lò, lò giếng, cơ điện lò, hầm lò, lộ thiên, khách hàng
cá nhân, khách hàng doanh nghiệp, nguồn nhân lực, tua bin, tuabin, lò hơi, hóa nước, chống ăn mòn, tự động hóa, đo
lường, đội tàu, kho vận, pccc, cnch, pctt, tkcn, chữa cháy, cứu nạn cứu hộ, phòng cháy chữa cháy, cửa khẩu, nữ doanh
nhân, nữ trí thức, doanh nghiệp trẻ, khu vực, khu vực miền, từ xa, điều khiển từ xa, lọc ép, nghiền, nghiền liệu, sấy,
sàng, sàng tuyển, tuyển than, tuyển quặng, vì sự tiến bộ phụ nữ, vì sự tiến bộ của phụ nữ, sự tiến bộ phụ nữ, vì đoàn
viên nghèo, vì ngày mai tươi sáng, vì tầm vóc việt, vì phụ nữ nghèo, vì công nhân lao động
"""
_VERBAL_NOUNS = """
tổ chức, kiểm tra, giám sát, đầu tư, phát triển, xây dựng, xây lắp, sản xuất, khai thác, thăm dò, tìm kiếm, quản lý,
quản trị, vận hành, cung cấp, cung ứng, chế biến, chế tạo, nghiên cứu, thiết kế, điều hành, điều độ, kinh doanh, đào
tạo, bảo vệ, bảo dưỡng, sửa chữa, lắp đặt, lắp máy, phân phối, truyền tải, đóng tàu, đóng, khoan, lọc, vận chuyển,
khảo sát, tư vấn, kiểm định, giám định, chứng nhận, bảo tồn, hợp tác, phòng chống, phòng ngừa, kiểm soát, lưu ký, bù
trừ, thanh toán, xúc tiến, hỗ trợ, cải cách, tín dụng, đổi mới, sáng tạo, cải tiến, quản lý dự án, tuyên truyền, quảng
bá, đấu thầu, mua sắm, giao nhận, bốc xếp, dự trữ, tồn trữ, xử lý, cấp cứu, điều dưỡng, phục hồi chức năng, điều tra,
xét xử, thi hành án, tham mưu, khai khoáng, nạo vét, nuôi trồng, trồng, thu mua, tiếp thị, marketing, bán hàng, lưu
trữ, bảo trì, thi đua, khen thưởng, kỷ luật, nghiệm thu, thẩm định, bồi thường, dự báo, thuê tàu, cho thuê, tổng hợp
"""
# A verbal noun before one of these is a verb with its object: «sản xuất được 5,2 triệu tấn».
_OBJECT_STARTS = frozenset(
    "được các những một hai ba nhiều mọi từng mỗi số hơn gần trên khoảng thêm xong thành lại cho ra".split()
)

NAME_WORDS = Phrases[bool]()
"""Every word of the vocabulary; the value says whether it is also a verb."""
for _word in _NOUNS.split(","):
    NAME_WORDS.add(_word.strip(), value=False)
for _word in _VERBAL_NOUNS.split(","):
    NAME_WORDS.add(_word.strip(), value=True)

# Functions with commas in them.
_FIELDS_WITH_COMMAS = re.compile(
    r"phòng cháy, chữa cháy(?:(?: và|,) cứu nạn,? cứu hộ)?|"
    r"phòng, chống (?:thiên tai|lụt bão|tham nhũng|ma túy|dịch bệnh|dịch)(?:, (?:tiêu cực|lãng phí|tội phạm))*"
    r"(?: và tìm kiếm,? cứu nạn)?|"
    r"quản lý, giám sát (?:bảo hiểm|kế toán,? kiểm toán|chứng khoán|ngân hàng)|thanh tra, (?:kiểm tra|giám sát)|"
    r"kiểm tra, giám sát|an toàn, (?:sức khỏe|chất lượng)(?:, | và )môi trường",
    re.IGNORECASE,
)
_BEFORE_COMMAS = frozenset({"phòng", "quản", "thanh", "kiểm", "an"})
# The second syllable of a compound that the vocabulary lacks is no word of these: «Vụ Pháp quy sẽ…».
FUNCTION_WORDS = frozenset(
    """
    đã có là đạt cho vừa sẽ thống tại với về trong năm nhằm và của các những được bị do để từ đến ra vào lên xuống
    trên dưới sau trước khi nếu thì mà vẫn còn cũng đang chưa không tổ tiếp trình báo yêu phát nhận trao ký họp ban
    giao bổ công triển thực tham phối làm theo như nhưng hoặc hay cùng một hai ba bốn năm sáu bảy tám chín mười nhiều
    mọi mỗi này đó kia ấy nhất thông đề cần phải nên bởi vì qua gồm thuộc đón thăm dự gặp mời gửi nói nêu hỏi đáp nhấn
    khẳng đánh ghi biểu chủ khai khánh khởi hoàn tăng giảm lỗ lãi thu chi nộp bán mua xuất đưa lập mở đóng dừng tạm
    bắt kết đứng dẫn vượt chiếm góp tặng hiện lấy giữ quyết chỉ khen đặt đồng tiến quan luôn đều rất hơn gần khoảng
    ngày tháng quý lần thứ khóa nhiệm kỳ toàn trả phê xác ở nằm nơi
    """.split()
)
# What an organisation does, as far as no word above says it: «Công ty Điện khánh thành …».
_PREDICATES = """
khánh thành, khởi công, khởi động, khởi kiện, cán, cán đích, cán mốc, trúng, trúng thầu, đề xuất, đề nghị, kiến nghị,
hợp tác, bắt tay, liên kết, liên danh, niêm yết, chào, chào bán, rót, thâu tóm, sáp nhập, gọi, vay, ra mắt, cập nhật,
chuẩn bị, cam kết, đồng hành, đồng loạt, đồng ý, chạy, tìm, hướng, hút, xin, sắp, muốn, mong, ước, hợp nhất, nghỉ,
vinh danh, tôn vinh, trở, rút, thoái, gây, khắc phục, di dời, chống, cứu, nâng, nối, đấu giá, cạnh tranh, giành, vươn,
chậm, nợ, sụt, hụt, phạt, thua, thắng, bác, bàn, bám, bảo đảm, đảm bảo, đảm nhận, cải tạo, cấp, chấp thuận, chỉ đạo,
chia, chuyển, chuyển giao, cổ phần hóa, dành, duy trì, đại diện, đàm phán, đàm, đẩy, đến, điều chỉnh, điều tiết, định
giá, đình chỉ, đòi, đốc thúc, động thổ, đổi, gia nhập, gia hạn, giới thiệu, hạ, hạ thủy, hỏa tốc, hợp long, huy động,
khóa, khuyến cáo, kêu gọi, kéo, kỷ niệm, làm, liên tục, lo, lùi, mất, miễn, ngừng, ngưng, nhắm, nhờ, nhập, phản hồi,
phấn đấu, phóng, phủ, quay, ra quân, rà soát, sẵn sàng, soát, thay, thúc đẩy, thưởng, tiên phong, tiến hành, trúng
tuyển, tung, tuyển, từ chối, ứng phó, vận động, vẫn, xác nhận, xếp hạng, xuất xưởng, xúc tiến, ép, lắp, đầu tư, cử,
tự, tài trợ, mang, nghiên cứu, sử dụng, ngập, cháy, nổ, tắc, thua lỗ, phá sản, giải thể, phản đối, ban hành,
báo cáo, thông báo, trình bày
"""
_PREDICATE_PHRASES = Phrases[bool]()
for _word in (*_PREDICATES.split(","), *word_list("action_verb"), *_VERBAL_NOUNS.split(",")):
    _PREDICATE_PHRASES.add(_word.strip(), value=True)


def begins_predicate(words: Words, i: int) -> bool:
    """Whether the lower-case word ``i`` begins what a body does rather than goes on with its name."""
    return _PREDICATE_PHRASES.at(words, i) is not None


# A number before one of these counts something and belongs to no name: «Hà Nội 5 tháng đầu năm».
COUNTED = frozenset(
    (
        "bên bộ chi chỉ cán công dự giải giờ ha khu km kwh lượt lần m m3 mw mục nghìn ngàn ngày người nhiệm nhóm năm "
        "phần quý sản tháng thùng triệu tuần tấn tỉ tổ tỷ usd vnd vạn đoàn đơn đại đảng đồng đợt"
    ).split()
)


@cache
def counted() -> frozenset[str]:
    """The first words of all that is counted or measured, in lower case."""
    units = (word for row in read_table("units") for word in cell_values(row["spellings"])[:1])
    return COUNTED | {unit.split()[0].lower() for unit in units if unit.split()}


def takes_object(next_low: str) -> bool:
    """Whether a verbal noun before ``next_low`` is a verb."""
    return next_low in _OBJECT_STARTS or next_low.isdigit()


def past_commas(words: Words, j: int) -> int:
    """«Cảnh sát [phòng cháy, chữa cháy và cứu nạn, cứu hộ]»: the word after a function with commas, else ``j``."""
    is_field = words.lows[j] in _BEFORE_COMMAS and (words.lows[j] == "phòng" or words.is_capital(j))
    found = _FIELDS_WITH_COMMAS.match(words.text, words.starts[j]) if is_field else None
    return words.index_at(found.end() - 1) + 1 if found else j
